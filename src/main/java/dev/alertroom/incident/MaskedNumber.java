package dev.alertroom.incident;

/** Phone numbers as logs may show them. */
public final class MaskedNumber {

    private static final int SHOWN = 4;

    private MaskedNumber() {}

    /** Only the last four digits. */
    public static String of(String number) {
        return "…" + number.substring(Math.max(0, number.length() - SHOWN));
    }
}
