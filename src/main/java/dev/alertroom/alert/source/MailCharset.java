package dev.alertroom.alert.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads text in the charsets of mails, which are not always what they are said to be. */
final class MailCharset {

    private static final byte ESCAPE = 0x1b;

    private MailCharset() {}

    /** The text, with replacement characters where no charset fits. */
    static String decoded(byte[] bytes, Optional<String> name) {
        var named = name.flatMap(MailCharset::named);
        return named.flatMap(charset -> strictly(bytes, charset))
                .filter(text -> text.indexOf(ESCAPE) < 0)
                .or(() -> escapes(bytes)
                        ? named("iso-2022-jp").flatMap(charset -> strictly(bytes, charset))
                        : Optional.empty())
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .or(() -> named("shift_jis").flatMap(charset -> strictly(bytes, charset)))
                .orElseGet(() -> new String(bytes, named.orElse(StandardCharsets.UTF_8)));
    }

    /** What mailers call by the standards' names are in truth Microsoft's supersets of them, with ① and ㈱. */
    private static Optional<Charset> named(String name) {
        return Charsets.named(
                switch (name.strip().toLowerCase(Locale.ROOT)) {
                    case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-ms", "cp50220", "cp50221" -> "x-windows-iso2022jp";
                    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932", "ms932" -> "windows-31j";
                    default -> name;
                });
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean escapes(byte[] bytes) {
        for (byte one : bytes) {
            if (one == ESCAPE) {
                return true;
            }
        }
        return false;
    }
}
