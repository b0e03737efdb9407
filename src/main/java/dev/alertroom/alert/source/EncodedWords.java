package dev.alertroom.alert.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words of mail headers that are not ASCII, RFC 2047. */
final class EncodedWords {

    /** RFC 2231 adds a language after the charset. */
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,40})(?:\\*[^?\\s]{0,40})?\\?([BbQq])\\?([^?\\s]*)\\?=");

    private EncodedWords() {}

    /** Blanks between two encoded words do not count; characters may be torn between two of the same charset. */
    static String decoded(String header) {
        var text = new StringBuilder();
        var pending = new ByteArrayOutputStream();
        var charset = "";
        var words = WORD.matcher(header);
        int end = 0;
        while (words.find()) {
            var between = header.substring(end, words.start());
            boolean follows = end > 0 && between.isBlank();
            if (!follows || !charset.equalsIgnoreCase(words.group(1))) {
                flush(pending, charset, text);
            }
            if (!follows) {
                text.append(between);
            }
            charset = words.group(1);
            pending.writeBytes(bytes(words.group(2), words.group(3)));
            end = words.end();
        }
        flush(pending, charset, text);
        return text.append(header.substring(end)).toString();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder text) {
        if (pending.size() > 0) {
            text.append(MailCharset.decoded(pending.toByteArray(), Optional.of(charset)));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String content) {
        return encoding.toUpperCase(Locale.ROOT).equals("B") ? base64(content) : quotedPrintable(content);
    }

    private static byte[] base64(String content) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] quotedPrintable(String content) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < content.length(); at++) {
            char character = content.charAt(at);
            int value = character == '=' && at + 2 < content.length() ? hexadecimal(content, at + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                at += 2;
            } else {
                bytes.writeBytes(
                        String.valueOf(character == '_' ? ' ' : character).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int hexadecimal(String content, int at) {
        int high = Character.digit(content.charAt(at), 16);
        int low = Character.digit(content.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
