package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.Severities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the alert in JSON of a form that nobody described: by the names that monitors give to their fields, which are listed in
 * {@code mappings/fields.properties}. What lies shallower is taken first, then what the list has first.
 */
final class JsonGuess {

    private static final int MAX_FIELDS = 3_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 5;

    private static final Map<String, List<String>> NAMES = names();

    /** Names under which an object has its own name. */
    private static final Set<String> OWN_NAMES = Set.of("name", "displayname", "fullname", "hostname", "title", "slug");

    private final List<Field> fields;

    private JsonGuess(JsonNode json) {
        this.fields = fields(json);
    }

    static JsonGuess in(JsonNode json) {
        return new JsonGuess(json);
    }

    /** @param name letters and digits in lower case */
    private record Field(String name, String parent, int depth, String value) {}

    private static Map<String, List<String>> names() {
        var properties = new Properties();
        try (var file = JsonGuess.class.getResourceAsStream("/mappings/fields.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        role -> role,
                        role -> List.of(properties.getProperty(role).split("[, ]+"))));
    }

    private record Visit(String name, String parent, JsonNode node, int depth) {}

    /** All scalars, the shallow ones first. */
    private static List<Field> fields(JsonNode json) {
        var found = new ArrayList<Field>();
        var queue = new ArrayDeque<Visit>();
        queue.add(new Visit("", "", json, 0));
        for (int visited = 0; visited < MAX_FIELDS && !queue.isEmpty(); visited++) {
            var visit = queue.remove();
            var node = visit.node();
            if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
                found.add(new Field(
                        visit.name(),
                        visit.parent(),
                        visit.depth(),
                        PayloadFields.first(node.asText()).orElseThrow()));
            } else if (visit.depth() < MAX_DEPTH && node.isObject()) {
                node.fields()
                        .forEachRemaining(member -> queue.add(
                                new Visit(plain(member.getKey()), visit.name(), member.getValue(), visit.depth() + 1)));
            } else if (visit.depth() < MAX_DEPTH && node.isArray()) {
                for (int item = 0; item < Math.min(MAX_ITEMS, node.size()); item++) {
                    queue.add(new Visit(visit.name(), visit.parent(), node.get(item), visit.depth() + 1));
                }
            }
        }
        return found;
    }

    private static String plain(String name) {
        return name.substring(0, Math.min(name.length(), 60))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private Optional<String> first(String role, Predicate<String> meaningful) {
        var names = NAMES.get(role);
        return fields.stream()
                .filter(field -> rank(names, field) >= 0)
                .filter(field -> meaningful.test(field.value()))
                .min((one, other) -> one.depth() != other.depth()
                        ? Integer.compare(one.depth(), other.depth())
                        : Integer.compare(rank(names, one), rank(names, other)))
                .map(Field::value);
    }

    private static int rank(List<String> names, Field field) {
        int own = names.indexOf(field.name());
        return own >= 0 || !OWN_NAMES.contains(field.name()) ? own : names.indexOf(field.parent());
    }

    private static boolean isTitle(String value) {
        return isText(value) && (value.contains(" ") || StateWord.of("", value).isEmpty());
    }

    private static boolean isText(String value) {
        return value.codePoints().anyMatch(Character::isLetter)
                && !value.equals("true")
                && !value.equals("false")
                && "${".indexOf(value.charAt(0)) < 0
                && !value.startsWith("http://")
                && !value.startsWith("https://");
    }

    /** What happened, in the title's words. */
    Optional<String> title() {
        return first("title", JsonGuess::isTitle).or(() -> first("text", JsonGuess::isText));
    }

    Optional<String> text() {
        return first("text", JsonGuess::isText);
    }

    Optional<String> where() {
        return first(
                "where",
                value -> value.length() < 200
                        && "/${".indexOf(value.charAt(0)) < 0
                        && value.codePoints().anyMatch(Character::isLetterOrDigit)
                        && !value.equals("true")
                        && !value.equals("false"));
    }

    Optional<String> severity() {
        return first("severity", Severities::isOne);
    }

    Optional<String> id() {
        return first("id", value -> value.length() < 500 && !value.equals("0"));
    }

    /** An id of which only its place tells that it is the alert's: beside a state, it belongs to what has the state. */
    private Optional<String> plainId() {
        var states = NAMES.get("state");
        return fields.stream()
                .filter(field -> field.name().equals("id"))
                .filter(field -> fields.stream()
                        .anyMatch(state -> state.depth() == field.depth()
                                && state.parent().equals(field.parent())
                                && states.contains(state.name())))
                .findFirst()
                .map(Field::value);
    }

    /** What its fields say of the state; empty if none of them does. */
    private Optional<StateWord> state() {
        var names = NAMES.get("state");
        return fields.stream()
                .filter(field -> names.contains(field.name()))
                .filter(field -> StateWord.of(field.name(), field.value()).isPresent())
                .min((one, other) -> one.depth() != other.depth()
                        ? Integer.compare(one.depth(), other.depth())
                        : Integer.compare(names.indexOf(one.name()), names.indexOf(other.name())))
                .flatMap(field -> StateWord.of(field.name(), field.value()));
    }

    /** What a field says of the state. */
    enum StateWord {
        FIRING,
        OVER,
        NEITHER,
        NO_DATA;

        private static final List<String> OVER_ENDINGS =
                List.of("resolved", "resolve", "recovered", "recovery", "closed", "close", "cleared", "ok");
        private static final List<String> FIRING_ENDINGS =
                List.of("triggered", "trigger", "failure", "opened", "created", "degraded");

        /** The word that a value is, or that ends it, as in {@code ALERT_RECOVERY}, {@code incident.resolved} and {@code DOWN -> UP}. */
        static Optional<StateWord> of(String name, String value) {
            if (value.length() > 60) {
                return Optional.empty();
            }
            var written = value.toLowerCase(Locale.ROOT).strip();
            if (written.equals("true") || written.equals("false")) {
                return truth(name, written.equals("true"));
            }
            int arrow = Math.max(written.lastIndexOf("->"), written.lastIndexOf('→'));
            var word = plain(arrow >= 0 ? written.substring(arrow + 1) : written);
            return listed("over", word, OVER)
                    .or(() -> listed("neither", word, NEITHER))
                    .or(() -> listed("nodata", word, NO_DATA))
                    .or(() -> listed("firing", word, FIRING))
                    .or(() -> endsWith(written, OVER_ENDINGS) ? Optional.of(OVER) : Optional.empty())
                    .or(() -> endsWith(written, FIRING_ENDINGS) ? Optional.of(FIRING) : Optional.empty());
        }

        private static Optional<StateWord> truth(String name, boolean value) {
            return switch (name) {
                case "resolved", "closed", "ok", "isup", "up", "recovered", "success", "isresolved", "isrecovery" ->
                    Optional.of(value ? OVER : FIRING);
                case "isopen", "firing", "isdown", "triggered", "active", "open" -> Optional.of(value ? FIRING : OVER);
                default -> Optional.empty();
            };
        }

        private static Optional<StateWord> listed(String role, String word, StateWord state) {
            return NAMES.get("state." + role).contains(word) ? Optional.of(state) : Optional.empty();
        }

        private static boolean endsWith(String written, List<String> endings) {
            var words = written.split("[^\\p{L}]+");
            return words.length > 0 && endings.contains(words[words.length - 1]);
        }
    }

    /** The alert; empty if there is no text in it. */
    Optional<Alert> alert() {
        return title().map(this::alert);
    }

    private Alert alert(String title) {
        var stated = StatedTitle.of(title);
        var state = state();
        var description = AlertDescription.of(stated.spoken())
                .detailed(text().filter(text -> !text.equals(title)))
                .at(where())
                .rated(severity().or(stated::severity))
                .as(
                        state.filter(StateWord.NO_DATA::equals).isPresent()
                                ? AlertDescription.Kind.NO_DATA
                                : AlertDescription.Kind.PROBLEM);
        return new Alert(
                id().or(this::plainId)
                        .orElseGet(() -> stated.key()
                                + where().map(place -> "\n" + place).orElse("")),
                state(state, stated),
                description);
    }

    private static Alert.State state(Optional<StateWord> state, StatedTitle title) {
        return switch (state.orElse(
                title.isOver() ? StateWord.OVER : title.isNeither() ? StateWord.NEITHER : StateWord.FIRING)) {
            case OVER -> Alert.State.CLEARED;
            case NEITHER -> Alert.State.NO_ALERT;
            case FIRING, NO_DATA -> Alert.State.FIRING;
        };
    }
}
