package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n> old\n> older",
                "\n\nOn Sun, Nov 22, 2026 at 7:00 AM Ops <ops@example.com> wrote:\n> old",
                "\n\nOn Sun, Nov 22, 2026 at 7:00 AM Ops\n<ops@example.com> wrote:\n> old",
                "\n-----Original Message-----\nFrom: Ops",
                "\n\n2026年11月22日 山田さんのメール:\n古い話",
                "\n-- \n運用部 山田\n03-1234-5678",
                "\n________________________________\nFrom: Ops",
                "\n\nThis email and any attachments are confidential and intended for the addressee.",
                "\n\nCONFIDENTIALITY NOTICE: do not read",
                "\n\nこのメールは送信専用です。返信できません。",
                "\n\nYou are receiving this email because you are subscribed.\nUnsubscribe"
            })
    void whatIsQuotedSignedOrAddedByLawyersIsNotSpoken(String rest) {
        assertEquals("The disk is full", MailBody.spoken("The disk is full" + rest));
    }

    @Test
    void aForwardedAlertIsSpoken() {
        assertEquals(
                "The disk is full",
                MailBody.spoken("---------- Forwarded message ---------\nFrom: Nagios\nThe disk is full"));
    }

    @Test
    void textIsReadInTheCharsetThatItIsInRatherThanInTheOneThatItClaims() {
        var japanese = Charset.forName("iso-2022-jp");

        assertEquals("障害", MailCharset.decoded("障害".getBytes(japanese), Optional.of("UTF-8")));
        assertEquals("障害", MailCharset.decoded("障害".getBytes(japanese), Optional.empty()));
        assertEquals("障害", MailCharset.decoded("障害".getBytes(StandardCharsets.UTF_8), Optional.of("no-such-charset")));
        assertEquals("障害", MailCharset.decoded("障害".getBytes(Charset.forName("windows-31j")), Optional.of("utf-8")));
        assertEquals(
                "①㈱", MailCharset.decoded("①㈱".getBytes(Charset.forName("windows-31j")), Optional.of("Shift_JIS")));
        assertEquals("障害", MailCharset.decoded("障害".getBytes(Charset.forName("euc-jp")), Optional.of("EUC-JP")));
        assertEquals(
                "①",
                MailCharset.decoded("①".getBytes(Charset.forName("x-windows-iso2022jp")), Optional.of("iso-2022-jp")));
    }

    @Test
    void encodedWordsAreReadEvenIfACharacterIsTornBetweenTwo() {
        assertEquals("障害です ok", EncodedWords.decoded("=?UTF-8?B?6Zqc5a4=?= =?utf-8?B?s+OBp+OBmQ==?= ok"));
        assertEquals("Café au lait", EncodedWords.decoded("=?ISO-8859-1?Q?Caf=E9_au?= lait"));
        assertEquals("a =?UTF-8?B b", EncodedWords.decoded("a =?UTF-8?B b"));
        assertEquals("=4", EncodedWords.decoded("=?utf-8?q?=4?="));
    }

    @Test
    void htmlThatIsNeverClosedTakesNoTime() {
        var nasty = "<script".repeat(100_000) + "<!--".repeat(100_000) + "<".repeat(100_000) + "<a ".repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Html.text(nasty));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Html.text("<".repeat(1_000_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> MailBody.spoken("wrote: ".repeat(150_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> EncodedWords.decoded("=?a".repeat(300_000)));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> StatedTitle.of("re: ".repeat(200_000)).key());
    }

    @Test
    void aLetterThatIsLongerInLowerCaseSilencesNoMail() {
        assertEquals(
                "İzmirの障害です", Html.text("<HTML><Body><P>İzmirの障害です</P></Body>").strip());
        assertEquals("見える", Html.text("<STYLE>İ</STYLE><p>見える</p>").strip());
    }

    @Test
    void htmlBecomesWhatItShows() {
        assertEquals(
                "1 < 2 & \"x\" 障",
                Html.text("1 &lt; 2 &amp; <b>&quot;x&quot;</b>&nbsp;&#x969c;").strip());
        assertEquals("2 < 3", Html.text("<title>no</title>2 < 3").strip());
    }
}
