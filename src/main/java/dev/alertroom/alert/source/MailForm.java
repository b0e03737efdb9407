package dev.alertroom.alert.source;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a form as bytes: in which charset each is, one of them may say.
 *
 * @param charsets those that single parts of the form declare
 */
record MailForm(Map<String, byte[]> fields, Map<String, Charset> charsets) {

    /** Mailgun makes a field of every header of the mail. */
    private static final int MAX_FIELDS = 1_000;

    /** Keeps every byte as it is. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final Pattern DECLARED_CHARSET =
            Pattern.compile("(?im)^(content-type:[^\\r\\n]*?);\\s*charset=\"?([^\\r\\n\";]*)\"?");

    /** @throws NotUnderstoodException if the payload is no form */
    static MailForm of(Payload payload) {
        var type = payload.header("Content-Type").orElse("");
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(withoutUnknownCharsets(payload)));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        try {
            // A field may be as long as the body, of which no more is read than a mail may have.
            return read(new HttpPostRequestDecoder(
                    new DefaultHttpDataFactory(false, BYTES), request, BYTES, MAX_FIELDS, payload.bytes().length + 1));
        } catch (RuntimeException e) {
            // The decoder says so in many ways, down to an index that is out of bounds.
            throw new NotUnderstoodException(
                    "A mail comes as multipart/form-data or as application/x-www-form-urlencoded;"
                            + " this is neither: " + e.getMessage());
        }
    }

    /** The decoder takes no part whose charset it does not know; a native image knows few. */
    private static byte[] withoutUnknownCharsets(Payload payload) {
        return DECLARED_CHARSET
                .matcher(new String(payload.bytes(), BYTES))
                .replaceAll(found -> Matcher.quoteReplacement(isKnown(found.group(2)) ? found.group() : found.group(1)))
                .getBytes(BYTES);
    }

    /** Asking the Java runtime takes a search of all its providers for each name that it doesn't know. */
    private static boolean isKnown(String charset) {
        return Charsets.named(charset).isPresent();
    }

    private static MailForm read(HttpPostRequestDecoder decoder) {
        try {
            var form = new MailForm(new LinkedHashMap<>(), new LinkedHashMap<>());
            decoder.getBodyHttpDatas().forEach(form::add);
            return form;
        } finally {
            decoder.destroy();
        }
    }

    /** Attachments are left out. */
    private void add(InterfaceHttpData data) {
        if (data instanceof Attribute field) {
            try {
                fields.putIfAbsent(field.getName(), field.get());
            } catch (IOException e) {
                throw new NotUnderstoodException("A field could not be read.");
            }
            // UTF-8 is also what the decoder says of a part that declares nothing.
            if (!StandardCharsets.UTF_8.equals(field.getCharset()) && !BYTES.equals(field.getCharset())) {
                charsets.putIfAbsent(field.getName(), field.getCharset());
            }
        }
    }

    /** A field that is plain ASCII. */
    Optional<String> ascii(String name) {
        return Optional.ofNullable(fields.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * A field as text.
     *
     * @param charset as another field names it, in any spelling; otherwise the part itself may
     */
    Optional<String> text(String name, Optional<String> charset) {
        var declared = charset.or(() -> Optional.ofNullable(charsets.get(name)).map(Charset::name));
        return Optional.ofNullable(fields.get(name)).map(bytes -> MailCharset.decoded(bytes, declared));
    }
}
