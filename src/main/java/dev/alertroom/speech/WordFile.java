package dev.alertroom.speech;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A list of words in the resources, in UTF-8: names and values as {@link Properties} have them. */
public final class WordFile {

    private WordFile() {}

    /**
     * The entries of a file, as they are written.
     *
     * @param path from the root of the resources, {@code /messages/units_en.properties}
     */
    public static Map<String, String> read(String path) {
        var entries = new Properties();
        try (var file = WordFile.class.getResourceAsStream(path);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, entries::getProperty));
    }

    /** The entries of a file of {@code messages/}: what a monitor writes, and how a language says it. */
    static Map<String, String> messages(String name) {
        return read("/messages/" + name + ".properties");
    }

    /** The entries of a file of {@code messages/} in lower case; in a key, an underscore is a blank. */
    static Map<String, String> phrases(String name) {
        return messages(name).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().replace('_', ' ').toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }
}
