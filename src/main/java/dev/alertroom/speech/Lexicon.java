package dev.alertroom.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What monitors write and how a language says it, by whole clauses: of one that is not known entirely, nothing is translated,
 * because half a sentence in each of two languages is harder to follow than either. A clause may have one name or number in it
 * ({@code instance_{}_down}), which stays.
 */
final class Lexicon {

    private static final String SLOT = "{}";

    /** A colon or comma, or the end of a sentence. */
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("(?<=[:,;.!]) | - |(?<=[。、])");

    private static final Pattern MEASURE =
            Pattern.compile("([<>≧≦]?=? ?[-+]?\\d++(?:[.,]\\d++)*+) ?([A-Za-z%µ/]{0,12})");
    private static final Pattern MEASURE_IN_TEXT = Pattern.compile(
            "(?<![A-Za-z0-9_.])(?<![A-Za-z0-9]-)(\\d++(?:[.,]\\d++)*+) ?([A-Za-z%µ/]{1,12})(?![A-Za-z0-9_/%-])");
    private static final Pattern NAME = Pattern.compile("[^\\s,;。、]{1,80}");

    private static final Set<String> NO_NAMES = Set.of(
            "is", "are", "was", "has", "have", "been", "not", "the", "a", "an", "it", "of", "on", "in", "to", "be",
            "and", "this", "that");

    private static final String END_MARKS = ":,;.!";

    /** Of a language that says everything as it is written. */
    static final Lexicon NONE = new Lexicon(Map.of(), Map.of());

    private final Map<String, String> phrases = new HashMap<>();
    /** Clauses with a slot, by the first word, or by the last of those that begin with the slot. */
    private final Map<String, List<Template>> byFirstWord = new HashMap<>();

    private final Map<String, List<Template>> byLastWord = new HashMap<>();
    private final Map<String, String> units;

    private Lexicon(Map<String, String> entries, Map<String, String> units) {
        this.units = units;
        entries.forEach((written, said) -> {
            int slot = written.indexOf(SLOT);
            if (slot < 0) {
                phrases.put(written, said);
                return;
            }
            var template = new Template(written.substring(0, slot), written.substring(slot + SLOT.length()), said);
            if (slot > 0) {
                byFirstWord
                        .computeIfAbsent(firstWord(written), word -> new ArrayList<>())
                        .add(template);
            } else {
                byLastWord
                        .computeIfAbsent(lastWord(written), word -> new ArrayList<>())
                        .add(template);
            }
        });
    }

    /** Reads {@code messages/lexicon_*.properties} and {@code messages/units_*.properties}. */
    static Lexicon of(String language) {
        return new Lexicon(WordFile.phrases("lexicon_" + language), WordFile.messages("units_" + language));
    }

    /** What stands before and after the slot, and the translation with its own slot. */
    private record Template(String before, String after, String said) {
        Optional<String> slot(String clause, String lower) {
            boolean fits = lower.length() > before.length() + after.length()
                    && lower.startsWith(before)
                    && lower.endsWith(after);
            return fits
                    ? Optional.of(clause.substring(before.length(), clause.length() - after.length()))
                    : Optional.empty();
        }
    }

    /** The text with every clause that is wholly known said in the language, and units too where the text is in it already. */
    String translated(String text) {
        if (phrases.isEmpty()) {
            return text;
        }
        var said = new StringBuilder();
        var clauses = BETWEEN_CLAUSES.matcher(text);
        int from = 0;
        while (clauses.find()) {
            said.append(clause(text.substring(from, clauses.start()))).append(clauses.group());
            from = clauses.end();
        }
        return said.append(clause(text.substring(from))).toString();
    }

    private static boolean isJapanese(int character) {
        return character >= 0x3040 && character <= 0x30FF || character >= 0x4E00 && character <= 0x9FFF;
    }

    /** Units in a clause that is in the language already. */
    private String measured(MatchResult found) {
        return units.containsKey(found.group(2)) ? found.group(1) + units.get(found.group(2)) : found.group();
    }

    private String clause(String written) {
        if (written.codePoints().anyMatch(Lexicon::isJapanese)) {
            return MEASURE_IN_TEXT.matcher(written).replaceAll(found -> Matcher.quoteReplacement(measured(found)));
        }
        int end = written.length();
        while (end > 0 && END_MARKS.indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        var mark = written.substring(end);
        return known(written.substring(0, end)).map(said -> said + mark).orElse(written);
    }

    private Optional<String> known(String clause) {
        return phrase(clause).or(() -> withSlot(clause)).or(() -> measure(clause));
    }

    private Optional<String> phrase(String text) {
        return Optional.ofNullable(phrases.get(text.toLowerCase(Locale.ROOT)));
    }

    private Optional<String> withSlot(String clause) {
        var lower = clause.toLowerCase(Locale.ROOT);
        if (lower.length() != clause.length()) {
            return Optional.empty();
        }
        for (var templates : List.of(
                byFirstWord.getOrDefault(firstWord(lower), List.of()),
                byLastWord.getOrDefault(lastWord(lower), List.of()))) {
            for (Template template : templates) {
                var said = template.slot(clause, lower)
                        .flatMap(this::inSlot)
                        .map(slot -> template.said().replace(SLOT, slot));
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return measured(clause);
    }

    /** A name stays as it is; more words need to be known. */
    private Optional<String> inSlot(String written) {
        return phrase(written)
                .or(() -> measure(written))
                .or(() -> Optional.of(written)
                        .filter(name -> NAME.matcher(name).matches())
                        .filter(name -> !NO_NAMES.contains(name.toLowerCase(Locale.ROOT))));
    }

    /** "latency 300 ms" */
    private Optional<String> measured(String clause) {
        int number = 0;
        while (number < clause.length() && !isNumber(clause, number)) {
            number++;
        }
        int start = number;
        return start == 0 || start == clause.length()
                ? Optional.empty()
                : phrase(clause.substring(0, start - 1))
                        .flatMap(what -> measure(clause.substring(start)).map(much -> what + " " + much));
    }

    private static boolean isNumber(String text, int at) {
        return at > 0 && text.charAt(at - 1) == ' ' && Character.isDigit(text.charAt(at));
    }

    private Optional<String> measure(String text) {
        var found = MEASURE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var unit = found.group(2);
        return unit.isEmpty()
                ? Optional.of(text)
                : Optional.ofNullable(units.get(unit)).map(said -> found.group(1) + said);
    }

    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
