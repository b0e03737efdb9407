package dev.alertroom.operations;

import java.util.regex.Pattern;

/**
 * The text of a log line as it may be kept, whoever wrote it and whatever it quotes. The last net below code that logs
 * neither tokens nor whole numbers.
 */
final class SafeText {

    /** As parameters of a URL, and as what follows the name of a scheme in a header. */
    private static final Pattern TOKEN =
            Pattern.compile("(?i)((?:token|signature|password|secret)=|(?:Bearer|Basic) )[^\\s&\"',;)\\]}]{1,4096}");

    /** In E.164, written out or as in a URL; the last four digits tell whom it is about. */
    private static final Pattern NUMBER = Pattern.compile("(\\+|%2[Bb])[0-9]{3,11}([0-9]{4})(?![0-9])");

    private SafeText() {}

    /** Without tokens and whole numbers. */
    static String withoutSecrets(String text) {
        return NUMBER.matcher(TOKEN.matcher(text).replaceAll("$1…")).replaceAll("$1…$2");
    }

    /** Also with every character written as its code that would begin another line, steer a terminal or hide others. */
    static String onOneLine(String text) {
        var safe = withoutSecrets(text);
        if (safe.codePoints().noneMatch(SafeText::steers)) {
            return safe;
        }
        var line = new StringBuilder(safe.length() + 16);
        safe.codePoints().forEach(c -> {
            if (steers(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean steers(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
