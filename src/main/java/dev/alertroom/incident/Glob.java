package dev.alertroom.incident;

import java.util.Locale;
import java.util.Objects;

/**
 * A pattern for a whole text in which {@code *} stands for any number of characters; upper and lower case are the same. It
 * takes time in proportion to pattern and text, whatever they are: its pieces are found from left to right, each by the
 * algorithm of Knuth, Morris and Pratt.
 */
public record Glob(String pattern) {

    public static final int MAX_CHARACTERS = 200;

    public Glob {
        Objects.requireNonNull(pattern);
        if (pattern.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a pattern has at most " + MAX_CHARACTERS + " characters");
        }
    }

    public boolean matches(String text) {
        var pieces = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        var subject = text.toLowerCase(Locale.ROOT);
        var first = pieces[0];
        if (pieces.length == 1) {
            return subject.equals(first);
        }
        var last = pieces[pieces.length - 1];
        int end = subject.length() - last.length();
        if (end < first.length() || !subject.startsWith(first) || !subject.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (int piece = 1; piece < pieces.length - 1 && from >= 0; piece++) {
            from = endOf(pieces[piece], subject, from, end);
        }
        return from >= 0;
    }

    /** Where the leftmost occurrence of a piece ends; -1 if there is none. */
    private static int endOf(String piece, String text, int from, int end) {
        if (piece.isEmpty()) {
            return from;
        }
        var borders = borders(piece);
        int matched = 0;
        for (int at = from; at < end; at++) {
            while (matched > 0 && piece.charAt(matched) != text.charAt(at)) {
                matched = borders[matched - 1];
            }
            if (piece.charAt(matched) == text.charAt(at)) {
                matched++;
            }
            if (matched == piece.length()) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Of each beginning of a piece, how much of it is its end as well. */
    private static int[] borders(String piece) {
        var borders = new int[piece.length()];
        int matched = 0;
        for (int at = 1; at < piece.length(); at++) {
            while (matched > 0 && piece.charAt(matched) != piece.charAt(at)) {
                matched = borders[matched - 1];
            }
            if (piece.charAt(matched) == piece.charAt(at)) {
                matched++;
            }
            borders[at] = matched;
        }
        return borders;
    }
}
