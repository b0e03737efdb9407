package dev.alertroom.alert.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Spoils payloads as monitors, proxies and attackers do. */
final class Spoiling {

    private static final Pattern VALUE =
            Pattern.compile(":\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+(?:\\.\\d+)?|null|true|false)");
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "0",
            "-1e400",
            "true",
            "[]",
            "{}",
            "[null]",
            "{\"a\":null}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"OK\"",
            "\"<script>\"",
            "\"=?x?b?####?=\"",
            "[".repeat(1100) + "]".repeat(1100),
            "\"" + "a".repeat(5000) + "\"");

    private Spoiling() {}

    static byte[] of(byte[] bytes, Random random) {
        var mutated = bytes;
        for (int step = random.nextInt(4); step >= 0; step--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(Math.min(bytes.length - from, 200) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
            case 3 -> {
                var flipped = bytes.clone();
                flipped[from] = (byte) random.nextInt(256);
                yield flipped;
            }
            default -> otherValue(bytes, random);
        };
    }

    /** Another type where a value was; what is no JSON stays as it is. */
    private static byte[] otherValue(byte[] bytes, Random random) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            return bytes;
        }
        var value = values.get(random.nextInt(values.size()));
        var other = VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, value.start(1)) + other + text.substring(value.end(1)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
