package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alertroom.alert.source.JsonFields.Field;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.Severities;
import dev.alertroom.speech.Speakable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the alert in JSON of a form that nobody described: by the names that monitors give to their fields, which are listed in
 * {@code mappings/fields.properties}. What lies shallower is taken first, then what the list has first.
 */
public final class JsonGuess {

    private static final int MAX_PLACE = 200;
    private static final int MAX_ID = 500;

    /** A sentence is no place; one that ends with a place has it after "on". */
    private static final int MAX_PLACE_WORDS = 4;

    private static final Pattern CLOUD_PATH = Pattern.compile(
            "(?i)(?:/{0,2}(?:[a-z0-9.-]+/)?(?:subscriptions|projects|organizations)/|arn:).*[/:]([^/:]+)");

    private static final Set<String> NOTHING = Set.of(
            "null", "none", "n/a", "undefined", "true", "false", "http", "https", "uptime", "browser", "heartbeat");

    /** What stands where a name should and is none. */
    private static final Set<String> NO_NAMES = Set.of(
            "alert",
            "alerts",
            "alarm",
            "webhook",
            "api",
            "null",
            "none",
            "unknown",
            "n/a",
            "default",
            "all",
            "system",
            "true",
            "false",
            "undefined",
            "monitor",
            "test",
            "uptime",
            "http",
            "https",
            "browser",
            "heartbeat");

    /** How urgent something is says nothing of its state: a normal priority is none. */
    private static final Set<String> IMPORTANCE = Set.of("priority", "urgency", "impact");

    private static final Set<String> DOWN = Set.of("down", "offline", "unreachable", "not responding");

    /** Words in one case, or capitalized. */
    private static final Pattern CONDITION =
            Pattern.compile("\\p{Lu}?\\p{Ll}+(?:[ _-]\\p{L}?\\p{Ll}+){0,2}|\\p{Lu}+(?:[ _-]\\p{Lu}+){0,2}");

    /** A query or condition that only a program reads: {@code when(A < threshold(1))}. */
    private static final Pattern CODE = Pattern.compile("\\w{1,60}\\(.*\\)");

    private static final Pattern MACHINE_LIKE = Pattern.compile("[.\\d-]");

    private static final Pattern IS_DOWN = Pattern.compile("(?i).{1,200} is down[.!]?");

    private static final Pattern EVENT = Pattern.compile("alert|notification|policy|event|incident|item");

    /** "sw-1 (192.0.2.1)" and "(003) - web-1" */
    private static final Pattern NUMBER_OR_ADDRESS =
            Pattern.compile("^\\(\\d{1,6}\\) - | [(\\[][0-9a-fA-F.:]{3,45}[)\\]]$");

    private static final Pattern CONSTANT = Pattern.compile("[A-Z]{2,20}(?:_[A-Z]{2,20}){2,6}");

    private static final Pattern NAME_OF_EVENT = Pattern.compile("[a-z]{2,20}(?:[._-][a-z]{2,20}){1,3}");

    private static final Pattern HOST = Pattern.compile("(?i)https?://.*|[^\\s/]+\\.[^\\s/]+");

    private static final Pattern CLOSED_BY = Pattern.compile(
            "(?i)(?:closed|resolved|recovered|cleared)(?: (?:via|by|automatically|after|at|on|in|from) .*|[.!]?)");

    private final JsonFields fields;

    private JsonGuess(JsonNode json) {
        this.fields = JsonFields.of(json);
    }

    static JsonGuess in(JsonNode json) {
        return new JsonGuess(json);
    }

    /** What a text lists, a name and a value a line; of one that lists nothing, nothing. */
    static JsonGuess inList(String text) {
        return new JsonGuess(JsonNodeFactory.instance.objectNode().put("", text));
    }

    /** Names and values that belong together. */
    static JsonGuess inPairs(Map<String, String> pairs) {
        var json = JsonNodeFactory.instance.objectNode();
        pairs.forEach(json::put);
        return new JsonGuess(json);
    }

    private static boolean isTitle(Field field) {
        var value = field.value();
        return isText(field) && (value.contains(" ") || !isEventName(value));
    }

    /** "incident.created" and "error_notification" name the news, not what happened. */
    private static boolean isEventName(String value) {
        return StateWord.of("", value).filter(state -> state != StateWord.TEST).isPresent()
                || value.toLowerCase(Locale.ROOT).endsWith("notification");
    }

    private static boolean isText(Field field) {
        var value = field.value();
        return value.codePoints().anyMatch(Character::isLetter)
                && "{$".indexOf(value.charAt(0)) < 0
                && !NOTHING.contains(value.toLowerCase(Locale.ROOT))
                && !isAddress(value)
                && !CODE.matcher(value).matches()
                && !StateWord.isOne(value)
                && Speakable.canBeSaid(value);
    }

    private static boolean isAddress(String value) {
        return value.startsWith("http://") || value.startsWith("https://");
    }

    private static boolean isPlace(Field field) {
        var value = field.value();
        return value.length() < MAX_PLACE
                && "/{$".indexOf(value.charAt(0)) < 0
                && !value.codePoints().allMatch(character -> Character.isDigit(character) || character == ' ')
                && !NO_NAMES.contains(value.toLowerCase(Locale.ROOT))
                && !StateWord.isOne(value)
                && Speakable.canBeSaid(value);
    }

    /** What happened, in the title's words. */
    Optional<String> title() {
        return titleField().map(Field::value);
    }

    private Optional<Field> titleField() {
        var text = fields.best("text", JsonGuess::isText);
        return fields.best("title", field -> isTitle(field) && field.isCalled("title"))
                .or(() -> fields.best(
                        "event", field -> isTitle(field) && field.value().contains(" ")))
                .or(() -> thing(text))
                .or(() -> fields.best("title", JsonGuess::isTitle))
                .or(() -> machine().flatMap(host -> fields.best("aspect", JsonGuess::isTitle)))
                .or(() -> text)
                .or(() -> fields.best("aspect", JsonGuess::isTitle));
    }

    /** What is watched; of that which is called no more than a name, only if no text lies before it. */
    private Optional<Field> thing(Optional<Field> text) {
        return fields.best("thing", JsonGuess::isTitle)
                .filter(name -> name.isCalled("thing") && !name.isBare()
                        || text.filter(other ->
                                        other.depth() < name.depth() || !name.isBare() && other.depth() == name.depth())
                                .isEmpty());
    }

    /** More about it, which the title does not say. */
    private Optional<String> text(String title) {
        return fields.listed("text", JsonGuess::isText)
                .map(Field::value)
                .filter(text -> !text.equals(title))
                .flatMap(text -> PayloadFields.first(withoutList(text)).stream())
                .findFirst();
    }

    /** Of a text that lists names and values, what says what happened: the others are fields of their own. */
    static String withoutList(String text) {
        return text.indexOf('\n') < 0 || MailBody.pairs(text).isEmpty() ? text : MailBody.spoken(text);
    }

    /** The machine that a list of names and values is about. */
    Optional<String> host() {
        return machine()
                .flatMap(field -> place(NUMBER_OR_ADDRESS.matcher(field.value()).replaceAll("")));
    }

    /** What a list of names and values is about: a machine, or whatever else it names. */
    Optional<String> place(Predicate<String> unsaid) {
        return Stream.of(host().stream(), places(Optional.empty()), around(Optional.empty()).stream())
                .flatMap(found -> found)
                .filter(unsaid)
                .findFirst();
    }

    /** What a list of names and values belongs to. */
    Optional<String> project() {
        return fields.best("project", JsonGuess::isPlace).flatMap(field -> place(field.value()));
    }

    private Optional<Field> machine() {
        return fields.best("machine", JsonGuess::isPlace);
    }

    /** The thing that is broken: a workload, a machine or what is watched; otherwise what it belongs to. */
    private Optional<String> where(Optional<Field> title) {
        return places(title).findFirst();
    }

    private Stream<String> places(Optional<Field> title) {
        Predicate<Field> other = field -> isPlace(field)
                && title.filter(named -> named.value().equals(field.value())).isEmpty();
        boolean named = title.filter(field -> field.rank(FieldNames.of("title")) < 0)
                .filter(field -> field.rank(FieldNames.of("thing")) >= 0)
                .isPresent();
        return Stream.of(
                        fields.best("workload", other),
                        fields.best("machine", other),
                        fields.best("thing", other.and(field -> !named && field.isCalled("thing"))),
                        fields.best("resource", JsonGuess::isPath).or(() -> fields.best("resource", other)),
                        fields.best("where", other),
                        fields.best(
                                "address",
                                other.and(field -> field.isNamed("address")
                                        && HOST.matcher(field.value()).matches())))
                .flatMap(found -> found.flatMap(field -> place(field.value())).stream());
    }

    /** Where that which has no place of its own happens, or who told of it. */
    private Optional<String> around(Optional<Field> title) {
        return fields.best(
                        "around",
                        field -> isPlace(field)
                                && field.isNamed("around")
                                && (!field.name().equals("source")
                                        || MACHINE_LIKE.matcher(field.value()).find())
                                && title.filter(named -> named.value().equals(field.value()))
                                        .isEmpty())
                .flatMap(field -> place(field.value()));
    }

    private static boolean isPath(Field field) {
        return field.value().length() < MAX_ID
                && CLOUD_PATH.matcher(field.value()).matches();
    }

    /** A place out of what may be a path of a cloud or a sentence; empty if it is none. */
    static Optional<String> place(String value) {
        var path = CLOUD_PATH.matcher(value);
        if (path.matches()) {
            return Optional.of(path.group(1)).filter(Speakable::canBeSaid);
        }
        int words = value.split(" ", MAX_PLACE_WORDS + 2).length;
        int on = value.lastIndexOf(" on ");
        return on > 0 && words >= MAX_PLACE_WORDS
                ? PayloadFields.first(value.substring(on + 4))
                : Optional.of(value).filter(name -> words <= MAX_PLACE_WORDS);
    }

    Optional<String> severity() {
        return fields.best("severity", field -> Severities.isOne(graded(field.value())))
                .map(field -> graded(field.value()));
    }

    /** ALERT_CRITICALITY_LEVEL_WARNING is a warning. */
    private static String graded(String value) {
        return CONSTANT.matcher(value).matches() ? value.substring(value.lastIndexOf('_') + 1) : value;
    }

    /** The id of the alert, which its recovery has too. */
    private Optional<String> id() {
        return listedId("id")
                .or(this::idOfObject)
                .or(this::idBesideState)
                .or(() -> listedId("monitorid").or(this::idOfMonitor).map(this::ofMachine));
    }

    private Optional<String> listedId(String role) {
        var names = FieldNames.of(role);
        return fields.all()
                .filter(field -> names.contains(field.name()) && isId(field.value()))
                .min((one, other) -> one.depth() != other.depth()
                        ? Integer.compare(one.depth(), other.depth())
                        : Integer.compare(names.rank(one.name()), names.rank(other.name())))
                .map(Field::value);
    }

    private static boolean isId(String value) {
        return value.length() < MAX_ID
                && !value.equals("0")
                && value.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** What a monitor finds wrong with two machines are two things. */
    private String ofMachine(String monitor) {
        return monitor + machine().map(machine -> "\n" + machine.value()).orElse("");
    }

    /** The id of an object that stays the same: {@code incident.id}. */
    private Optional<String> idOfObject() {
        return idOfObject("identified");
    }

    private Optional<String> idOfMonitor() {
        return idOfObject("monitored");
    }

    private Optional<String> idOfObject(String role) {
        var objects = FieldNames.of(role);
        return fields.all()
                .filter(field -> isPlainId(field) && objects.contains(field.parent()))
                .min((one, other) -> Integer.compare(objects.rank(one.parent()), objects.rank(other.parent())))
                .map(found -> found.parent().equals("alert") ? ofRule(found.value()) : found.value());
    }

    /** An alert of a rule may have no more than the name of its machine as its id: Kibana's {@code alert.id}. */
    private String ofRule(String alert) {
        return fields.all()
                .filter(field -> isPlainId(field) && field.parent().equals("rule"))
                .findFirst()
                .map(rule -> rule.value() + "\n" + alert)
                .orElse(alert);
    }

    private static boolean isPlainId(Field field) {
        return (field.name().equals("id") || field.name().equals("token")) && isId(field.value());
    }

    /** An id of which only its place tells that it is the alert's: beside a state, it belongs to what has the state. */
    private Optional<String> idBesideState() {
        var states = FieldNames.of("state");
        var events = FieldNames.of("once");
        return fields.all()
                .filter(field -> field.name().equals("id") && isId(field.value()))
                .filter(field -> !events.contains(field.parent()))
                .filter(field -> fields.all()
                        .anyMatch(state -> state.object() == field.object()
                                && states.contains(state.name())
                                && isPlainState(state.value())))
                .findFirst()
                .map(Field::value);
    }

    private static boolean isPlainState(String value) {
        return StateWord.isOne(value) && value.codePoints().allMatch(Character::isLetter)
                || value.length() == 1 && Character.isDigit(value.charAt(0));
    }

    /** What its fields say of the state; empty if none of them does. A word that says something goes before one that says little. */
    private Optional<StateWord> state() {
        var strong = stateField(false);
        var graded = fields.best(
                "severity",
                field -> !IMPORTANCE.contains(field.words().get(field.words().size() - 1))
                        && StateWord.of("", field.value())
                                .filter(StateWord.OVER::equals)
                                .isPresent());
        return strong.or(() -> graded)
                .flatMap(field -> StateWord.of(field.name(), field.value()))
                .or(this::written)
                .or(() -> stateField(true).flatMap(field -> StateWord.of(field.name(), field.value())));
    }

    private Optional<Field> stateField(boolean weak) {
        return fields.best(
                "state",
                field -> StateWord.isWeak(field.value()) == weak
                        && StateWord.of(field.name(), field.value()).isPresent());
    }

    /** What the title or text says of the state. */
    private Optional<StateWord> written() {
        return Stream.concat(fields.listed("title", JsonGuess::isTitle), fields.listed("text", JsonGuess::isText))
                .map(Field::value)
                .flatMap(value -> {
                    var stated = StatedTitle.of(value);
                    boolean over = stated.isOver() || CLOSED_BY.matcher(value).matches();
                    return over
                            ? Stream.of(StateWord.OVER)
                            : stated.isNeither() ? Stream.of(StateWord.NEITHER) : Stream.<StateWord>empty();
                })
                .findFirst();
    }

    /** The alert; empty if there is nothing in it that could be said, and nothing that could be cleared. */
    Optional<Alert> alert() {
        var title = titleField();
        var state = state();
        var where = where(title);
        var place = where.or(() -> around(title));
        boolean over = state.filter(StateWord.OVER::equals).isPresent();
        return title.isEmpty() && place.isEmpty() && !(over && id().isPresent())
                ? Optional.empty()
                : Optional.of(alert(title, where, place, state));
    }

    private Alert alert(
            Optional<Field> title, Optional<String> where, Optional<String> place, Optional<StateWord> state) {
        var stated = StatedTitle.of(title.map(Field::value).orElse(""));
        var what = title.isPresent() ? PayloadFields.first(stated.spoken()) : place;
        var text = text(title.map(Field::value).orElse(""));
        boolean named = title.isEmpty() || title.get().isCalled("thing");
        boolean down = named
                && (text.isEmpty() ? isDown() : IS_DOWN.matcher(text.get()).matches());
        var part = part(title);
        var description = AlertDescription.of(what)
                .detailed(
                        down
                                ? Optional.empty()
                                : text.or(this::condition)
                                        .or(() -> event().filter(words -> named
                                                || isWord(title)
                                                        && !EVENT.matcher(words).find()))
                                        .or(this::metric))
                .at(part.or(() -> place))
                .within(part.flatMap(name -> where)
                        .filter(machine -> !part.get().equals(machine)))
                .rated(severity().or(stated::severity))
                .as(down ? AlertDescription.Kind.DOWN : kind(state));
        return new Alert(key(title, stated, where), state(state, stated), description);
    }

    private static boolean isWord(Optional<Field> title) {
        return title.filter(field -> field.value().indexOf(' ') < 0).isPresent();
    }

    /** The service of a machine, where the title does not name it. */
    private Optional<String> part(Optional<Field> title) {
        return fields.best("part", JsonGuess::isPlace)
                .map(Field::value)
                .filter(name -> title.isPresent()
                        && machine().isPresent()
                        && !PayloadFields.says(title.get().value(), name));
    }

    /** Where nothing else does, the word of the state tells what is wrong: degraded, major outage. */
    private Optional<String> condition() {
        return fields.best(
                        "state",
                        field -> field.isText()
                                && CONDITION.matcher(field.value()).matches()
                                && !FieldNames.of("state.saysnothing")
                                        .contains(field.value().toLowerCase(Locale.ROOT))
                                && StateWord.of(field.name(), field.value())
                                        .filter(StateWord.FIRING::equals)
                                        .isPresent())
                .map(field -> field.value().replace('_', ' ').toLowerCase(Locale.ROOT))
                .filter(words -> !EVENT.matcher(words).find());
    }

    /** Whether the state says so: {@code down}, or {@code "is_ok": 0}. */
    private boolean isDown() {
        return condition().filter(DOWN::contains).isPresent()
                || fields.best(
                                "state",
                                field -> StateWord.isTruth(field.value())
                                        && StateWord.of(field.name(), field.value())
                                                .filter(StateWord.FIRING::equals)
                                                .isPresent()
                                        && FieldNames.of("state.reachable").contains(field.name()))
                        .isPresent();
    }

    /** What was measured. */
    private Optional<String> metric() {
        return fields.best("metric", JsonGuess::isTitle).map(Field::value);
    }

    /** What an event says in its name: deployment.error. */
    private Optional<String> event() {
        return fields.best(
                        "event",
                        field -> (NAME_OF_EVENT.matcher(field.value()).matches()
                                        || CONSTANT.matcher(field.value()).matches())
                                && StateWord.of("", field.value())
                                        .filter(StateWord.FIRING::equals)
                                        .isPresent())
                .map(field -> field.value().toLowerCase(Locale.ROOT).replaceAll("^alert(?:_(?:sub)?type)?_|[._-]", " "))
                .map(String::strip);
    }

    private static AlertDescription.Kind kind(Optional<StateWord> state) {
        return switch (state.orElse(StateWord.FIRING)) {
            case NO_DATA -> AlertDescription.Kind.NO_DATA;
            case TEST -> AlertDescription.Kind.TEST;
            case FIRING, OVER, NEITHER -> AlertDescription.Kind.PROBLEM;
        };
    }

    /** The id of a rule is the same for everything that breaks it. What a check measured is another each time. */
    private String key(Optional<Field> title, StatedTitle stated, Optional<String> where) {
        var place = where.map(thing -> "\n" + thing).orElse("");
        boolean measured = title.filter(field -> field.rank(FieldNames.of("measured")) >= 0)
                .isPresent();
        return id().or(() -> listedId("ruleid").map(rule -> rule + place))
                .orElseGet(() -> measured && where.isPresent() ? where.get() : stated.key() + place);
    }

    private static Alert.State state(Optional<StateWord> state, StatedTitle title) {
        return switch (state.orElse(
                title.isOver() ? StateWord.OVER : title.isNeither() ? StateWord.NEITHER : StateWord.FIRING)) {
            case OVER -> Alert.State.CLEARED;
            case NEITHER -> Alert.State.NO_ALERT;
            case FIRING, NO_DATA, TEST -> Alert.State.FIRING;
        };
    }

    /** The alerts of a payload that its own monitor's form did not fit; none if it is no JSON, or says nothing. */
    public static List<Alert> alerts(Payload payload) {
        try {
            return alerts(payload.json(JsonNode.class));
        } catch (NotUnderstoodException e) {
            return List.of();
        }
    }

    /** One alert of each element where several came at once. */
    static List<Alert> alerts(JsonNode json) {
        if (!json.isArray()) {
            return in(json).alert().stream().toList();
        }
        return Stream.iterate(0, item -> item + 1)
                .limit(Math.min(json.size(), Payload.MAX_ALERTS))
                .map(json::get)
                .filter(JsonNode::isObject)
                .flatMap(element -> in(element).alert().stream())
                .toList();
    }
}
