package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.alertroom.speech.MessageText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts, numbers and truths of a JSON, each with the names that it goes by. A field is known by its own name; by the end of
 * it ({@code failure_reason} is a reason); and where it only says that it is a name ({@code monitor.name}, {@code entityLabel}) by
 * what it is the name of.
 */
final class JsonFields {

    private static final int MAX_FIELDS = 3_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 5;
    private static final int MAX_NAME = 60;

    /** A name, a value, and how to show them. */
    private static final int MAX_PAIR = 3;

    /** How much worse it is to be known by the end of a name only. */
    private static final int BY_ITS_END = 1_000;

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** What these say does not depend on what they are the title of. */
    private static final Set<String> TITLES = Set.of("title", "summary");

    private static final FieldNames OWN_NAMES = FieldNames.of("own");
    private static final FieldNames WRAPPERS = FieldNames.of("wrapper");
    private static final FieldNames SKIPPED = FieldNames.of("skipped");

    private final List<Field> fields;

    private JsonFields(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * A field that has a value.
     *
     * @param words of its name, in lower case
     * @param parent the object that it belongs to, without those that only wrap; empty at the top
     * @param object identifies the object in which it stands
     */
    record Field(List<String> words, String parent, int object, int depth, String value, boolean isText) {

        String name() {
            return String.join("", words);
        }

        /** The places of its names in a list, the lower the better; -1 if it is not in the list. */
        int rank(FieldNames names) {
            int whole = rankOf(names, 0);
            for (int from = 1; whole < 0 && from < words.size(); from++) {
                int end = rankOf(names, from);
                whole = end < 0 ? -1 : end + BY_ITS_END;
            }
            return whole;
        }

        private int rankOf(FieldNames names, int from) {
            var name = String.join("", words.subList(from, words.size()));
            if (!OWN_NAMES.contains(name)) {
                return names.rank(name);
            }
            int ofObject = names.rank(from > 0 ? words.get(from - 1) : parent);
            int own = names.rank(name);
            if (ofObject >= 0 || own < 0 || from > 0 && !TITLES.contains(name)) {
                return ofObject;
            }
            return from == 0 && (parent.isEmpty() || TITLES.contains(name)) ? own : own + BY_ITS_END;
        }

        /** Whether it is known by its name, or as the name of its object, rather than by the end of a name. */
        boolean isCalled(String role) {
            int rank = rank(FieldNames.of(role));
            return rank >= 0 && rank < BY_ITS_END;
        }

        /** Whether a list has its very name. */
        boolean isNamed(String role) {
            return FieldNames.of(role).contains(name());
        }

        /** Whether its name alone says nothing of what it is the name of. */
        boolean isBare() {
            return OWN_NAMES.contains(name()) && parent.isEmpty();
        }
    }

    private record Visit(String name, String parent, JsonNode node, int depth, int object) {}

    /** All values, the shallow ones first. */
    static JsonFields of(JsonNode json) {
        var found = new ArrayList<Field>();
        var queue = new ArrayDeque<Visit>();
        queue.add(new Visit("", "", json, 0, 0));
        for (int visited = 0; visited < MAX_FIELDS && !queue.isEmpty(); visited++) {
            var visit = queue.remove();
            var node = visit.node();
            if (node.isValueNode()) {
                field(visit).ifPresent(found::add);
                listed(visit).forEach(queue::add);
            } else if (visit.depth() < MAX_DEPTH && node.isObject() && !isSomebody(visit)) {
                int object = visited;
                var parent = parent(visit);
                var pair = pair(node);
                if (pair.isPresent()) {
                    queue.add(new Visit(
                            pair.get(), visit.parent(), node.path("value"), visit.depth() + 1, visit.object()));
                    continue;
                }
                node.fields()
                        .forEachRemaining(member -> queue.add(
                                new Visit(member.getKey(), parent, member.getValue(), visit.depth() + 1, object)));
            } else if (visit.depth() < MAX_DEPTH && node.isArray()) {
                for (int item = 0; item < Math.min(MAX_ITEMS, node.size()); item++) {
                    queue.add(
                            new Visit(visit.name(), visit.parent(), node.get(item), visit.depth() + 1, visit.object()));
                }
            }
        }
        return new JsonFields(found);
    }

    /** The name of an object that is nothing but a name and a value, as lists of fields have them; empty for any other. */
    private static Optional<String> pair(JsonNode node) {
        return node.path("value").isValueNode() && node.size() <= MAX_PAIR
                ? Stream.of("name", "key", "title")
                        .map(node::path)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .findFirst()
                : Optional.empty();
    }

    /** A text may list names and values, a line each, as templates for mails and chats have them. */
    private static Stream<Visit> listed(Visit visit) {
        var text = visit.node().isTextual() ? visit.node().asText() : "";
        return text.indexOf('\n') < 0 || isSomebody(visit)
                ? Stream.empty()
                : MailBody.pairs(MessageText.capped(text, PayloadFields.MAX_CHARACTERS)).entrySet().stream()
                        .map(pair -> new Visit(
                                pair.getKey(),
                                visit.parent(),
                                TextNode.valueOf(pair.getValue()),
                                visit.depth() + 1,
                                visit.object()));
    }

    private static Optional<Field> field(Visit visit) {
        var words = words(visit.name());
        boolean former = words.stream().anyMatch(FieldNames.of("former")::contains);
        return former || isSomebody(visit) || visit.node().isNull()
                ? Optional.empty()
                : PayloadFields.first(visit.node().asText())
                        .map(value -> new Field(
                                words,
                                visit.parent(),
                                visit.object(),
                                visit.depth(),
                                value,
                                visit.node().isTextual()));
    }

    /** Who did something, or whom it was sent to, is no part of the alert. */
    private static boolean isSomebody(Visit visit) {
        return SKIPPED.contains(String.join("", words(visit.name())))
                || visit.node().path("type").asText().startsWith("user");
    }

    private static String parent(Visit visit) {
        var name = String.join("", words(visit.name()));
        return name.isEmpty() || WRAPPERS.contains(name) ? visit.parent() : name;
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name.substring(0, Math.min(name.length(), MAX_NAME)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    Stream<Field> all() {
        return fields.stream();
    }

    /** The best field of a role: the shallowest, and of these the one that the list has first. */
    Optional<Field> best(String role, Predicate<Field> meaningful) {
        return ranked(role, Comparator.comparingInt(Ranked::depth).thenComparingInt(Ranked::rank), meaningful)
                .findFirst();
    }

    /** The fields of a role in the order of the list. */
    Stream<Field> listed(String role, Predicate<Field> meaningful) {
        return ranked(role, Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::depth), meaningful);
    }

    private Stream<Field> ranked(String role, Comparator<Ranked> order, Predicate<Field> meaningful) {
        var names = FieldNames.of(role);
        return fields.stream()
                .map(field -> new Ranked(field, field.rank(names)))
                .filter(ranked -> ranked.rank() >= 0)
                .filter(ranked -> meaningful.test(ranked.field()))
                .sorted(order)
                .map(Ranked::field);
    }

    private record Ranked(Field field, int rank) {
        int depth() {
            return field.depth();
        }
    }
}
