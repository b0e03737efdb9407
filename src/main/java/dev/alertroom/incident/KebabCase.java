package dev.alertroom.incident;

import java.util.Locale;

/** How the names of constants are shown, such as {@code no-answer}. */
final class KebabCase {

    private KebabCase() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
