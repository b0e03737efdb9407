package dev.alertroom.speech;

import java.util.stream.Collectors;

/** Makes any text fit to be spoken. */
public final class SpokenText {

    private SpokenText() {}

    /** At most so many characters of the text; what was cut off is shown by an ellipsis. */
    public static String capped(String text, int characters) {
        var clean = text.strip();
        if (clean.codePointCount(0, clean.length()) <= characters) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, characters - 1)).stripTrailing() + "…";
    }

    /**
     * The text without the characters that XML cannot hold, escaped or not.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2</a>
     */
    static String withoutControls(String text) {
        return text.codePoints()
                .filter(SpokenText::fitsXml)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean fitsXml(int character) {
        return character == '\t'
                || character == '\n'
                || character >= ' ' && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
