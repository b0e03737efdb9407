package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void aStarStandsForAnyNumberOfCharacters() {
        assertTrue(new Glob("disk*").matches("Disk full"));
        assertTrue(new Glob("*FULL").matches("disk full"));
        assertTrue(new Glob("*空き容量*").matches("DBサーバーの空き容量が不足"));
        assertTrue(new Glob("a*b*c").matches("abc"));
        assertTrue(new Glob("*").matches(""));
        assertFalse(new Glob("disk").matches("disk full"));
        assertFalse(new Glob("ab*ba").matches("aba"));
    }

    /** With a pattern that makes a regular expression try every way. */
    @Test
    void noPatternTakesLong() {
        var glob = new Glob("*" + "a*".repeat(60) + "a".repeat(70) + "b*");

        assertTimeout(Duration.ofSeconds(2), () -> {
            for (int alert = 0; alert < 100; alert++) {
                assertFalse(glob.matches("a".repeat(4_000)));
            }
        });
    }

    @Test
    void aPatternIsShort() {
        assertThrows(IllegalArgumentException.class, () -> new Glob("a".repeat(201)));
    }

    @Property
    void itMatchesWhatTheRegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        var regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));

        assertEquals(text.matches(regex), new Glob(pattern).matches(text), () -> pattern + " and " + text);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*').ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(12);
    }
}
