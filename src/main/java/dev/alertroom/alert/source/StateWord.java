package dev.alertroom.alert.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of JSON says of the state, whichever way it is written: {@code DOWN}, {@code incident.resolved}, {@code UP -> DOWN}. */
enum StateWord {
    FIRING,
    OVER,
    NEITHER,
    NO_DATA,
    TEST;

    private static final int MAX_CHARACTERS = 80;

    /** Longer ones are sentences, in which a word says little. */
    private static final int MAX_WORDS = 5;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /** Words that only tell that there is news. */
    private static final Set<String> FILLERS = Set.of(
            "notification",
            "event",
            "alert",
            "alarm",
            "incident",
            "state",
            "status",
            "automatically",
            "now",
            "critical",
            "warning",
            "warn",
            "crit",
            "again");

    /** Nouns as well: at the end of several words, as in {@code healthcheck_success_rate}, they say nothing of the state. */
    private static final Set<String> ONLY_ALONE =
            Set.of("good", "green", "done", "end", "normal", "healthy", "0k", "test", "testing");

    static Optional<StateWord> of(String name, String value) {
        if (value.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var written = value.strip();
        var small = written.toLowerCase(Locale.ROOT);
        if (small.equals("true") || small.equals("false")) {
            return truth(name, small.equals("true"));
        }
        if (small.equals("0") || small.equals("1")) {
            return FieldNames.of("state.truth").contains(name) ? truth(name, small.equals("1")) : Optional.empty();
        }
        int arrow = Math.max(written.lastIndexOf("->"), written.lastIndexOf('→'));
        var last = arrow >= 0 ? written.substring(arrow + 1) : written;
        return listed(plain(last)).or(() -> ofWords(last));
    }

    /** Whether a value is but true or false, as monitors write it. */
    static boolean isTruth(String value) {
        return Set.of("true", "false", "0", "1").contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Optional<StateWord> truth(String name, boolean value) {
        return switch (name) {
            case "resolved",
                    "closed",
                    "ok",
                    "isup",
                    "up",
                    "recovered",
                    "success",
                    "isok",
                    "isresolved",
                    "isrecovery",
                    "fixed",
                    "iscleared",
                    "cleared",
                    "healthy" -> Optional.of(value ? OVER : FIRING);
            case "eventvalue",
                    "triggervalue",
                    "isopen",
                    "firing",
                    "isdown",
                    "down",
                    "triggered",
                    "active",
                    "open",
                    "isactive",
                    "isfiring" -> Optional.of(value ? FIRING : OVER);
            default -> Optional.empty();
        };
    }

    /** The state of a whole value; what it is listed under. */
    private static Optional<StateWord> listed(String word) {
        return in("over", word, OVER)
                .or(() -> in("neither", word, NEITHER))
                .or(() -> in("nodata", word, NO_DATA))
                .or(() -> in("test", word, TEST))
                .or(() -> in("firing", word, FIRING));
    }

    private static List<String> words(String value) {
        return NO_LETTERS
                .splitAsStream(value.strip())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The last word that means something. */
    private static String decisive(List<String> words) {
        int last = words.size() - 1;
        while (last > 0 && FILLERS.contains(words.get(last))) {
            last--;
        }
        return words.get(last);
    }

    private static Optional<StateWord> ofWords(String value) {
        var words = words(value);
        if (words.isEmpty() || words.size() > MAX_WORDS || words.contains("not") || words.contains("no")) {
            return Optional.empty();
        }
        var decisive = decisive(words);
        if (decisive.equals("end") && FILLERS.containsAll(words.subList(0, words.size() - 1))) {
            return Optional.of(OVER);
        }
        if (ONLY_ALONE.contains(decisive) && words.size() > 1) {
            return Optional.empty();
        }
        return listed(decisive)
                .or(() -> words.stream()
                        .filter(word -> !FILLERS.contains(word))
                        .flatMap(word -> listed(word).stream())
                        .filter(state -> state == FIRING)
                        .findFirst());
    }

    private static Optional<StateWord> in(String role, String word, StateWord state) {
        return FieldNames.of("state." + role).contains(word) ? Optional.of(state) : Optional.empty();
    }

    /** Whether a value is nothing but a state. */
    static boolean isOne(String value) {
        return !value.strip().contains(" ")
                && of("", value).filter(state -> state != TEST).isPresent();
    }

    /** Whether the word of a state says so little of it that any other word says more. */
    static boolean isWeak(String value) {
        var words = words(value);
        var weak = FieldNames.of("state.weak");
        return weak.contains(plain(value)) || !words.isEmpty() && weak.contains(decisive(words));
    }
}
