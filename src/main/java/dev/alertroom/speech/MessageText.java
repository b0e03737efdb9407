package dev.alertroom.speech;

import java.util.stream.Collectors;

/** Cleans what came from outside, so that it can be stored, shown and spoken. */
public final class MessageText {

    private MessageText() {}

    /** The text without control characters and lone surrogates; runs of blanks and line breaks become one blank. */
    public static String cleaned(String text) {
        return text.codePoints()
                .map(character -> isBlank(character) ? ' ' : character)
                .filter(MessageText::isText)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** At most so many characters of the text; none is cut in two. */
    public static String capped(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** The same, with an ellipsis where something was cut off. */
    public static String shortened(String text, int characters) {
        var beginning = capped(text, characters);
        return beginning.length() == text.length() ? text : beginning + "…";
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
