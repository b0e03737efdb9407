package dev.alertroom.speech;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What monitors write and how a language says it: whole words, and units after a number. Parts of host names and paths
 * are not words.
 */
record Lexicon(Map<String, String> words, Pattern word, Map<String, String> units, Pattern unit) {

    private static final String PARTICLES = "がに";

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** Of a language that says everything as it is written. */
    static final Lexicon NONE = new Lexicon(Map.of(), NOTHING, Map.of(), NOTHING);

    private static final String WORD_BEFORE = "(?<![A-Za-z0-9._/@-])";
    private static final String WORD_AFTER = "(?![A-Za-z0-9_/@]|[.-][A-Za-z0-9])";
    private static final String NUMBER = "(?<![A-Za-z0-9_.])(?<![A-Za-z0-9]-)(\\d++(?:[.,]\\d++)*+)";
    private static final String UNIT_AFTER = "(?![A-Za-z0-9_/%-])";

    /** Reads {@code messages/lexicon_*.properties} and {@code messages/units_*.properties}. */
    static Lexicon of(String language) {
        var words = read("lexicon_" + language).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().replace('_', ' ').toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var units = read("units_" + language);
        return new Lexicon(
                words,
                Pattern.compile("( ?)" + WORD_BEFORE + "(" + anyOf(words) + ")" + WORD_AFTER, Pattern.CASE_INSENSITIVE),
                units,
                Pattern.compile(NUMBER + " ?(" + anyOf(units) + ")" + UNIT_AFTER));
    }

    private static Map<String, String> read(String name) {
        var entries = new Properties();
        try (var file = Lexicon.class.getResourceAsStream("/messages/" + name + ".properties");
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, entries::getProperty));
    }

    /** The longest first, because the first that fits is taken. */
    private static String anyOf(Map<String, String> entries) {
        return entries.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** The text with all that is known said in the language. */
    String translated(String text) {
        var withUnits = unit.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + units.get(found.group(2))));
        return word.matcher(withUnits)
                .replaceAll(found -> Matcher.quoteReplacement(
                        joined(found.group(1), words.get(found.group(2).toLowerCase(Locale.ROOT)))));
    }

    /** A particle, as in "web-1がダウン", belongs to the word before. */
    private static String joined(String blank, String translation) {
        return (PARTICLES.indexOf(translation.charAt(0)) < 0 ? blank : "") + translation;
    }
}
