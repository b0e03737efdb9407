package dev.alertroom.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How bad an alert is, in words: those that monitors have for it are a closed list, {@code messages/severities_*.properties}.
 * What is in none of them (page, ticket, notify) tells how to send an alert rather than how bad it is, and is not said.
 */
public final class Severities {

    private static final int MAX_CHARACTERS = 40;

    private static final Map<String, String> ENGLISH = WordFile.phrases("severities_en");
    private static final Map<String, Map<String, String>> BY_LANGUAGE =
            Map.of("en", ENGLISH, "ja", WordFile.phrases("severities_ja"));

    /** "1 - Critical" and "Severity: High". */
    private static final Pattern PREFIX = Pattern.compile("^(?:\\d{1,2} ?- ?|severity ?:? ?)");

    private Severities() {}

    /**
     * How a severity is said; empty if it is none.
     *
     * @param language BCP 47
     */
    static Optional<String> said(String severity, String language) {
        if (severity.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var words = BY_LANGUAGE.getOrDefault(language.split("-", 2)[0], ENGLISH);
        var written = severity.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Optional.ofNullable(words.get(written))
                .or(() -> Optional.ofNullable(words.get(PREFIX.matcher(written).replaceFirst(""))));
    }

    /** Whether a text is nothing but a severity. */
    public static boolean isOne(String text) {
        return said(text, "en").isPresent();
    }
}
