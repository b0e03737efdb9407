package dev.alertroom.alert.source;

import dev.alertroom.speech.MessageText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The headers of a mail, as its mail service hands them on beside the fields that it made of them. */
record MailHeaders(List<Map.Entry<String, String>> headers) {

    private static final int MAX_HEADERS = 1_000;
    private static final int MAX_CHARACTERS = 64 * 1024;

    /** A header, and the lines that go on with it: https://www.rfc-editor.org/rfc/rfc5322#section-2.2.3 */
    private static final Pattern HEADER =
            Pattern.compile("(?m)^([!-9;-~]{1,100}):[ \\t]*(.{0,2000}(?:\\r?\\n[ \\t].{0,2000}){0,20})");

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");

    /** SendGrid's field {@code headers}, which comes before all that may be long: the headers as they were written. */
    static Optional<MailHeaders> ofSendGrid(MailForm form) {
        return form.ascii("headers")
                .map(written -> new MailHeaders(HEADER.matcher(MessageText.capped(written, MAX_CHARACTERS))
                        .results()
                        .limit(MAX_HEADERS)
                        .map(header -> Map.entry(
                                header.group(1), FOLD.matcher(header.group(2)).replaceAll(" ")))
                        .toList()));
    }

    /** Mailgun's field {@code message-headers}: a JSON list of pairs. */
    static Optional<MailHeaders> ofMailgun(MailForm form, Payload payload) {
        return form.ascii("message-headers")
                .map(written -> new MailHeaders(payload.jsonIn(written).stream()
                        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                        .limit(MAX_HEADERS)
                        .map(pair ->
                                Map.entry(pair.path(0).asText(), pair.path(1).asText()))
                        .toList()));
    }

    Stream<String> all(String name) {
        return headers.stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .limit(100);
    }

    boolean allAre(String name, String value) {
        var values = all(name).toList();
        return !values.isEmpty() && values.stream().allMatch(value::equalsIgnoreCase);
    }
}
