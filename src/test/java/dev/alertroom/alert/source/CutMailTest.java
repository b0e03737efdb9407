package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mail over the limit rings with its subject, wherever in its form it was cut. */
class CutMailTest {

    private static final String LONG = "x".repeat(2 * Payload.MAX_BYTES);
    private static final String HEADERS =
            "Received: by mx.example.com\nSubject: =?UTF-8?B?REIg44GM6JC944Gh44Gf?=\n db-1\nTo: alert@example.com\n";

    @Test
    void ofSendGridWithItsSubjectBeforeTheCut() {
        var form = multipart(
                field("headers", HEADERS),
                field("to", "a@b.example"),
                field("subject", "disk full on db-1"),
                field("html", LONG));

        assertEquals("disk full on db-1", heard(form, "multipart/form-data; boundary=b"));
    }

    @Test
    void ofSendGridWithItsSubjectOnlyAmongItsHeaders() {
        var form = multipart(field("headers", HEADERS), field("html", LONG), field("subject", "never read"));

        assertEquals("DB が落ちた db-1", heard(form, "multipart/form-data; boundary=b"));
    }

    @Test
    void ofSendGridInAnAttachment() {
        var form = multipart(
                field("headers", HEADERS),
                field("text", "the volume is full"),
                field("subject", "disk full on db-1"),
                "--b\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                        + LONG + "\r\n");

        assertEquals("disk full on db-1", heard(form, "multipart/form-data; boundary=b"));
    }

    @Test
    void ofMailgunInItsHtml() {
        var form = Map.of("subject", "disk+full+on+db-1", "body-html", "%3Cp%3E" + LONG).entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));

        assertEquals("disk full on db-1", heard(form, "application/x-www-form-urlencoded"));
    }

    @Test
    void ofMailgunWithItsSubjectOnlyAmongItsHeaders() {
        var headers = "%5B%5B%22Subject%22%2C+%22disk+full+on+db-1%22%5D%5D";
        var form = "message-headers=" + headers + "&body-html=" + LONG + "&subject=never";

        assertEquals("disk full on db-1", heard(form, "application/x-www-form-urlencoded"));
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String multipart(String... parts) {
        return Stream.of(parts).collect(Collectors.joining()) + "--b--\r\n";
    }

    private static String heard(String form, String type) {
        var beginning = Arrays.copyOf(form.getBytes(StandardCharsets.UTF_8), Payload.MAX_BYTES);
        var payload = Payload.beginning(
                beginning, StandardCharsets.UTF_8, Fixtures.JSON::readerFor, name -> Optional.of(type));
        return new Email(null, null).alerts(payload).get(0).description().what().orElse("");
    }
}
