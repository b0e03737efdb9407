package dev.alertroom.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts an alert into one sentence that takes about ten seconds to say: how bad, what, where, and more if there is time. A part
 * that holds nothing to say leaves no trace, whichever it is.
 */
public final class AlertSentence {

    /** About ten seconds: 160 Latin letters, or half as many of a script that says more with each. */
    private static final int MAX_WEIGHT = 160;

    private static final int MAX_PLACE_WEIGHT = 70;

    /** What is read of a part before it is made speakable. */
    private static final int MAX_CHARACTERS = 400;

    /** How mails and chats announce that there is an alert: said of every one, so it is said of none. */
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("(?i)^(?:(?:problem|recovery|alarm|alert|alerting|firing"
                    + "|triggered|warn|resolved|recovered|ok|acknowledgement)(?: (?:service|host|device|sensor))?"
                    + "(?: (?:alert|alarm|notification|problem))? ?(?::|-|–)\\s|(?:service|host) alert ?:\\s|check[ _]?mk:? |(?:graylog|splunk|elastic|kibana|sentry|grafana|nagios|zabbix|opsgenie|pagerduty|datadog|aws|azure monitor|cloudwatch)"
                    + " (?:event )?(?:alert|notification|alarm) ?: )");

    /** How the plugins of Nagios begin their output. */
    private static final Pattern PLUGIN_STATE =
            Pattern.compile("^(?:CRITICAL|CRIT|WARNING|WARN|UNKNOWN|UNKN|OK|Critical|Warning|Unknown)(?: ?[:–] | - )");

    /** How the command ping begins, whatever comes of it. */
    private static final Pattern PING =
            Pattern.compile("PING \\S{1,200} \\([^()]{1,60}\\)[^()]{0,20}\\d+\\(\\d+\\) bytes of data\\.?"
                    + "(?:\\s+--- \\S{1,200} ping statistics ---)?\\s*");

    /** What monitors list behind their words, a name and a value each. */
    private static final Pattern METADATA = Pattern.compile(
            "(?i)(?<=[^\\s:,;])[,;]?\\s++(?:severity|(?:(?:event|alert|incident|current|local|server|trigger) )?(?:timestamp|(?<!(?:response|query|load|execution|processing|wait|run|cpu) )time|date|date/time)|time elapsed|elapsed|unique[- ]id|[a-z]{0,12} ?id|rule|priority|link|url"
                    + "|tags|labels|annotations|runbook|dashboard|source|state|status|problem detected at|detected at|started at|start time"
                    + "|event|host|hostname|address|duration) ?[:=](?: |$)");

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private final AlertPhrases phrases;
    private final String language;
    private final Speakable speakable;

    private AlertSentence(AlertPhrases phrases, String language) {
        this.phrases = phrases;
        this.language = language;
        this.speakable = Speakable.in(language);
    }

    /**
     * The sentence for an alert.
     *
     * @param phrases those of the language
     * @param language BCP 47
     */
    public static String of(AlertDescription alert, AlertPhrases phrases, String language) {
        return new AlertSentence(phrases, language).said(alert);
    }

    private String said(AlertDescription alert) {
        var severity = alert.severity().flatMap(written -> Severities.said(written, language));
        var place =
                part(alert.where().map(AlertSentence::lastOfPath)).map(written -> shortened(written, MAX_PLACE_WEIGHT));
        var scope = part(alert.scope());
        var named = part(alert.what()).map(text -> withoutSeverity(text, severity));
        var more = part(alert.detail().map(AlertSentence::withoutMetadata));
        var what = named.or(() -> more);
        var detail = more.filter(text -> named.isPresent());
        var core = core(alert.kind(), what, detail, place, scope);
        return test(alert, severity.map(grade -> phrases.graded(grade, core)).orElse(core));
    }

    /** What is said besides is of no account in a test. */
    private String test(AlertDescription alert, String sentence) {
        return alert.kind() == AlertDescription.Kind.TEST ? phrases.test(sentence) : sentence;
    }

    private String core(
            AlertDescription.Kind kind,
            Optional<String> what,
            Optional<String> detail,
            Optional<String> place,
            Optional<String> scope) {
        var unsaid =
                place.filter(where -> what.filter(text -> mentions(text, where)).isEmpty());
        var where = unsaid.map(thing -> scope.filter(around -> !mentions(thing + " " + what.orElse(""), around))
                        .map(around -> phrases.within(thing, around))
                        .orElse(thing))
                .or(() -> scope.filter(around -> !mentions(what.orElse(""), around)));
        int rest = MAX_WEIGHT - where.map(AlertSentence::weight).orElse(0);
        var said = stated(kind, what.map(text -> shortened(text, rest)).orElseGet(phrases::unnamed));
        var located = where.map(found -> phrases.at(said, found)).orElse(said);
        int left = MAX_WEIGHT - weight(located);
        return detail.filter(text -> !saysTheSame(text, located) && !isForeign(text, said))
                .flatMap(text -> fitting(text, left))
                .map(text -> phrases.detailed(located, text))
                .orElse(located);
    }

    private String stated(AlertDescription.Kind kind, String what) {
        return switch (kind) {
            case DOWN -> phrases.down(what);
            case NO_DATA -> phrases.no_data(what);
            case PROBLEM, TEST -> what;
        };
    }

    private static String withoutMetadata(String detail) {
        var text = PLUGIN_STATE
                .matcher(
                        PING.matcher(MessageText.capped(detail, MAX_CHARACTERS)).replaceFirst(""))
                .replaceFirst("");
        var metadata = METADATA.matcher(text);
        return metadata.find() ? Speakable.withoutLooseEnd(text.substring(0, metadata.start())) : text;
    }

    /** "tool:cloud:region:852559987:cluster/api" is cluster/api; the end of an IPv6 address is no name. */
    private static String lastOfPath(String place) {
        var last = place.substring(place.lastIndexOf(':') + 1);
        boolean path = place.chars().filter(character -> character == ':').count() > 1
                && place.indexOf(' ') < 0
                && !place.contains("://");
        boolean named = last.chars()
                .anyMatch(character ->
                        Character.toLowerCase(character) >= 'g' && Character.toLowerCase(character) <= 'z');
        return path && named ? last : place;
    }

    /** A part as it is said, without a full stop of its own; empty if nothing of it can be. */
    private Optional<String> part(Optional<String> written) {
        return written.map(text -> MessageText.capped(text, MAX_CHARACTERS))
                .map(MessageText::cleaned)
                .flatMap(speakable::spoken)
                .map(text -> ANNOUNCEMENT.matcher(text).replaceFirst(""))
                .map(AlertSentence::withoutStop)
                .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit));
    }

    private static String withoutStop(String text) {
        int end = text.length();
        while (end > 0 && " .,;:。、!！-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** "CRITICAL: disk is full" is not said to be critical twice. */
    private static String withoutSeverity(String text, Optional<String> severity) {
        int colon = text.indexOf(": ");
        return severity.isPresent() && colon > 0 && Severities.isOne(text.substring(0, colon))
                ? text.substring(colon + 2)
                : text;
    }

    private static boolean mentions(String text, String place) {
        boolean latin = place.chars().allMatch(character -> character < 0x80);
        return latin ? words(text).contains(words(place)) : text.contains(place);
    }

    /** Whether most of its words have been said already. */
    private static boolean saysTheSame(String detail, String said) {
        var known = words(said);
        var words = words(detail).strip().split(" ");
        long repeated = Stream.of(words)
                .filter(word -> known.contains(" " + word + " "))
                .count();
        return repeated * 2 > words.length;
    }

    /** Half a sentence in a language that is not the listener's adds nothing to one that is. */
    private static boolean isForeign(String detail, String said) {
        return said.codePoints().anyMatch(AlertSentence::isJapanese)
                && detail.codePoints().noneMatch(AlertSentence::isJapanese);
    }

    private static boolean isJapanese(int character) {
        return character >= 0x3040 && character <= 0x30FF || character >= 0x4E00 && character <= 0x9FFF;
    }

    private static String words(String text) {
        return " "
                + SEPARATORS
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }

    private static Optional<String> fitting(String text, int weight) {
        if (weight(text) <= weight) {
            return Optional.of(text);
        }
        return Optional.of(cut(text, weight)).filter(beginning -> endsAClause(text, beginning.length()));
    }

    private static String shortened(String text, int weight) {
        return weight(text) <= weight ? text : cut(text, weight);
    }

    /** The beginning of a text, up to the end of a clause if that is not too little, otherwise of a word. */
    private static String cut(String text, int weight) {
        int most = fits(text, weight);
        int clause = most;
        while (clause > most / 3 && !endsAClause(text, clause)) {
            clause--;
        }
        if (clause > most / 3) {
            return withoutStop(text.substring(0, clause));
        }
        int word = text.lastIndexOf(' ', most);
        return Speakable.withoutLooseEnd(withoutStop(text.substring(0, word > most / 3 ? word : most)));
    }

    private static boolean endsAClause(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return false;
        }
        char last = text.charAt(at);
        return "。、；".indexOf(last) >= 0
                || ".,;:".indexOf(last) >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ' ')
                || last == ' ' && text.startsWith(" - ", at);
    }

    private static int fits(String text, int weight) {
        int sum = 0;
        for (int at = 0; at < text.length(); at++) {
            sum += weight(text.charAt(at));
            if (sum > weight) {
                return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
            }
        }
        return text.length();
    }

    static int weight(String text) {
        return text.chars().map(character -> weight((char) character)).sum();
    }

    private static int weight(char character) {
        return character < 0x1100 ? 1 : 2;
    }
}
