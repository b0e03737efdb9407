package dev.alertroom.alert.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The beginning of a JSON of which the rest was not read, closed so that it is one again: up to the last element of its outermost
 * list that is whole, because half an alert would have another key than the whole one; without a list, with the text in which it
 * was cut. One pass over the bytes.
 */
final class CutJson {

    private final byte[] bytes;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean inText;
    private boolean escaped;

    /** Where a text begins that is being read, and whether it is the name of a member. */
    private int text;

    private boolean name;

    /** Behind the last whole element of the outermost list, and how deep that list is. */
    private int element = -1;

    private int listDepth = Integer.MAX_VALUE;

    /** Behind the last whole member or element, and how deep it is. */
    private int member = -1;

    private int memberDepth;

    private CutJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The closed beginning; the bytes as they are if they are the beginning of no JSON. */
    static byte[] closed(byte[] bytes) {
        return new CutJson(bytes).read();
    }

    private byte[] read() {
        for (int at = 0; at < bytes.length; at++) {
            if (inText) {
                readText(bytes[at], at);
            } else {
                readSign((char) bytes[at], at);
            }
        }
        if (open.isEmpty()) {
            return bytes;
        }
        if (element >= 0) {
            return ended(element, listDepth, "");
        }
        if (inText && !name) {
            return ended(wholeCharacters(), open.size(), "\"");
        }
        return member >= 0 ? ended(member, memberDepth, "") : bytes;
    }

    private void readText(byte sign, int at) {
        if (escaped) {
            escaped = false;
        } else if (sign == '\\') {
            escaped = true;
        } else if (sign == '"') {
            inText = false;
            if (!name) {
                member = at + 1;
                memberDepth = open.size();
            }
        }
    }

    private void readSign(char sign, int at) {
        switch (sign) {
            case '"' -> {
                inText = true;
                text = at;
            }
            case '{', '[' -> {
                open.push(sign);
                name = sign == '{';
            }
            case '}', ']' -> {
                open.poll();
                name = false;
                member = at + 1;
                memberDepth = open.size();
                if (open.size() < listDepth) {
                    element = -1;
                    listDepth = Integer.MAX_VALUE;
                }
            }
            case ':' -> name = false;
            case ',' -> {
                name = open.peek() != null && open.peek() == '{';
                member = at;
                memberDepth = open.size();
                if (!name && open.size() <= listDepth) {
                    element = at;
                    listDepth = open.size();
                }
            }
            default -> {
                // Blanks, numbers, true, false and null end where another sign begins.
            }
        }
    }

    /** The end of the text that was cut, before a character or an escape of which only a part is there. */
    private int wholeCharacters() {
        int end = bytes.length;
        while (end > text + 1 && (bytes[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        end = end > text + 1 && bytes[end - 1] < 0 ? end - 1 : end;
        for (int at = Math.max(text + 1, end - 6); at < end; at++) {
            if (bytes[at] == '\\') {
                return at;
            }
        }
        return end;
    }

    /** The bytes up to an end, and what closes all that is open there. */
    private byte[] ended(int end, int depth, String mark) {
        var closing = new StringBuilder(mark);
        open.stream().skip(open.size() - depth).forEach(sign -> closing.append(sign == '{' ? '}' : ']'));
        var closed = Arrays.copyOf(bytes, end + closing.length());
        System.arraycopy(closing.toString().getBytes(StandardCharsets.US_ASCII), 0, closed, end, closing.length());
        return closed;
    }
}
