package dev.alertroom.alert.source;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The charsets that text comes in, besides UTF-8: those of Japanese and of European mail. They are held here because a native
 * image knows by name only what was in use when it was built; every Chinese or Korean one would be another 150 KB of it.
 */
public final class Charsets {

    private static final Set<String> NAMES = Set.of(
            "US-ASCII",
            "UTF-8",
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            // Japanese
            "EUC-JP",
            "ISO-2022-JP",
            "Shift_JIS",
            "windows-31j",
            "x-windows-iso2022jp",
            // European
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-15",
            "KOI8-R",
            "windows-1250",
            "windows-1251",
            "windows-1252");

    /** By every name they have, in lower case. */
    private static final Map<String, Charset> BY_NAME = byName();

    private Charsets() {}

    private static Map<String, Charset> byName() {
        var charsets = new HashMap<String, Charset>();
        // A small Java runtime may lack some.
        NAMES.stream().filter(Charset::isSupported).map(Charset::forName).forEach(charset -> {
            charsets.put(lower(charset.name()), charset);
            charset.aliases().forEach(alias -> charsets.put(lower(alias), charset));
        });
        return Map.copyOf(charsets);
    }

    /** @param name in any case */
    public static Optional<Charset> named(String name) {
        return Optional.ofNullable(BY_NAME.get(lower(name.strip())));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
