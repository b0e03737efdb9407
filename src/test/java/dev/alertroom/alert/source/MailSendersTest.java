package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields are those that SendGrid's Inbound Parse and Mailgun's routes document. */
class MailSendersTest {

    private static final Payload PAYLOAD = Fixture.payload(new byte[0]);

    private final MailSenders senders = new MailSenders(List.of("Alerts@Example.com", "monitor.example"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # from                                  | envelope                     | SPF      | dkim                               | may clear
            alerts@example.com                      | bounce@example.com           | pass     | none                               | true
            Alerts <ALERTS@example.com>             | bounce@mail.example.com      | Pass     | none                               | true
            "a, b" <alerts@example.com>             | x@elsewhere.example          | fail     | {@example.com : pass}              | true
            any@monitor.example                     | x@elsewhere.example          | pass     | {@a.b : fail, @monitor.example : pass} | true
            alerts@example.com                      | x@evil.example               | pass     | {@evil.example : pass}             | false
            alerts@example.com                      | bounce@example.com           | softfail | {@example.com : fail}              | false
            alerts@example.com                      | bounce@example.com           | none     | none                               | false
            other@example.com                       | bounce@example.com           | pass     | {@example.com : pass}              | false
            alerts@example.com.evil.example         | a@example.com.evil.example   | pass     | {@example.com.evil.example : pass} | false
            "alerts@example.com" <a@evil.example>   | a@evil.example               | pass     | {@evil.example : pass}             | false
            alerts@example.com, a@evil.example      | a@evil.example               | pass     | {@evil.example : pass}             | false
            <alerts@example.com> <a@evil.example>   | a@evil.example               | pass     | {@evil.example : pass}             | false
            alerts@example.com                      | bounce@notexample.com        | pass     | {@notexample.com : pass}           | false
            """)
    void sendGridsResultsMustSpeakForTheSendersDomain(
            String from, String envelope, String spf, String dkim, boolean mayClear) {
        var form = Map.of("from", from, "envelope", "{\"from\":\"" + envelope + "\"}", "SPF", spf, "dkim", dkim);

        assertEquals(mayClear, mayClear(form));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alerts@example.com | b@example.com  | ["X-Mailgun-Spf","Pass"]                                  | true
            alerts@example.com | b@evil.example | ["X-Mailgun-Spf","Pass"]                                  | false
            alerts@example.com | b@example.com  | ["X-Mailgun-Spf","Neutral"],["X-Mailgun-Spf","Pass"]      | false
            alerts@example.com | b@evil.example | ["X-Mailgun-Dkim-Check-Result","Pass"],["Dkim-Signature","v=1; a=rsa-sha256; d=example.com; s=k; b=x"]  | true
            alerts@example.com | b@evil.example | ["X-Mailgun-Dkim-Check-Result","Pass"],["Dkim-Signature","v=1; d=evil.example; s=k"] | false
            alerts@example.com | b@evil.example | ["X-Mailgun-Dkim-Check-Result","Pass"],["Dkim-Signature","d=evil.example"],["DKIM-Signature","d=example.com"] | false
            alerts@example.com | b@evil.example | ["X-Mailgun-Dkim-Check-Result","Pass"]                    | false
            alerts@example.com | b@example.com  | ["Subject","x"]                                           | false
            """)
    void mailgunsResultsMustSpeakForTheSendersDomain(String from, String sender, String headers, boolean mayClear) {
        var form = new LinkedHashMap<>(Map.of("from", from, "sender", sender, "message-headers", "[" + headers + "]"));
        // A header of the mail becomes a field of the form: what SendGrid would say is nothing here.
        form.put("SPF", "pass");
        form.put("dkim", "{@example.com : pass}");
        form.put("envelope", "{\"from\":\"a@example.com\"}");

        assertEquals(mayClear, mayClear(form));
    }

    @Test
    void withoutAListNoMailClears() {
        var form = Map.of("from", "a@example.com", "SPF", "pass", "envelope", "{\"from\":\"a@example.com\"}");

        assertFalse(new MailSenders(List.of()).mayClear(form(form), PAYLOAD));
        assertFalse(mayClear(Map.of("SPF", "pass")));
    }

    private boolean mayClear(Map<String, String> fields) {
        return senders.mayClear(form(fields), PAYLOAD);
    }

    private static MailForm form(Map<String, String> fields) {
        return new MailForm(
                fields.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().getBytes(StandardCharsets.UTF_8))),
                Map.of());
    }
}
