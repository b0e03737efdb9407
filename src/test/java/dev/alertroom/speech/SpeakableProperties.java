package dev.alertroom.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpeakableProperties {

    private static final int TRIES = 5_000;

    /** Pieces that rules look for, and anything else, in any order. */
    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "https://example.com/a?b=c",
                "<https://x.example|",
                ">",
                "<b>",
                "</b>",
                "**",
                "`",
                "[",
                "](",
                ")",
                "&lt;",
                "&amp;",
                "projects/p/alertPolicies/1",
                "arn:aws:s3:::x",
                "3f2a9c1d4e",
                "1473129912",
                "0.94123",
                "5e-7",
                "HighCPUUsage",
                "disk_usage_percent",
                "CRITICAL",
                "critical",
                "error rate",
                "is down",
                "12%",
                "300 ms",
                "5m",
                "-",
                "_",
                ".",
                ":",
                "{",
                "}",
                "|",
                "\\n",
                "🔥",
                "️",
                ":fire:",
                "サーバー",
                "が",
                "。",
                "　",
                "web-01",
                " ",
                " ");
        var anything = Arbitraries.strings().all().ofMaxLength(6);
        var ascii = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, pieces),
                        net.jqwik.api.Tuple.of(2, ascii),
                        net.jqwik.api.Tuple.of(1, anything))
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = TRIES)
    void whatSaysSomethingStillDoesAndIsBounded(@ForAll("texts") String text) {
        for (String language : new String[] {"ja-JP", "en-US"}) {
            var said = Speakable.in(language).said(text);
            assertTrue(said.codePointCount(0, said.length()) <= Speakable.MAX_CHARACTERS);
            assertEquals(text.isBlank(), said.isBlank());
        }
    }

    @Property(tries = TRIES)
    void whatIsSpeakableStaysAsItIs(@ForAll("texts") String text) {
        for (String language : new String[] {"ja-JP", "en-US"}) {
            var speakable = Speakable.in(language);
            var said = speakable.said(MessageText.cleaned(text));
            assertEquals(said, speakable.said(said));
        }
    }

    @Property(tries = TRIES)
    void noAddressIsReadOut(@ForAll("texts") String text) {
        var said = Speakable.in("ja-JP").said("broken " + MessageText.cleaned(text));
        assertFalse(said.contains("://"), said);
    }

    @Property(tries = 200)
    void longTextsAreQuick(@ForAll("texts") String text) {
        var said = Speakable.in("ja-JP").said(text.repeat(64 * 1024 / Math.max(1, text.length())));
        assertTrue(said.codePointCount(0, said.length()) <= Speakable.MAX_CHARACTERS);
    }
}
