package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.alertroom.speech.MessageText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a monitor sent.
 *
 * @param bytes the body
 * @param text the body in its charset
 * @param headers the request's headers by name, in any case
 * @param cut whether it is but the beginning of what was sent
 */
public record Payload(
        byte[] bytes,
        String text,
        Function<Class<?>, ObjectReader> readers,
        Function<String, Optional<String>> headers,
        boolean cut) {

    /** What is read of a monitor's body: one outage may come as a group of a thousand alerts. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** What is small enough to be read on the event loop. */
    public static final int READ_AT_ONCE = 64 * 1024;

    /** What is looked at of a list of alerts: one is spoken and the others are counted. */
    static final int MAX_ALERTS = 100;

    /** A payload whose headers say nothing. */
    public Payload(byte[] bytes, String text, Function<Class<?>, ObjectReader> readers) {
        this(bytes, text, readers, name -> Optional.empty());
    }

    /** A payload that was read to its end. */
    public Payload(
            byte[] bytes,
            String text,
            Function<Class<?>, ObjectReader> readers,
            Function<String, Optional<String>> headers) {
        this(bytes, text, readers, headers, false);
    }

    /** The beginning of a payload, of which the rest was not read. */
    public static Payload beginning(
            byte[] bytes,
            Charset charset,
            Function<Class<?>, ObjectReader> readers,
            Function<String, Optional<String>> headers) {
        var text = new String(bytes, charset);
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        var closed = json ? CutJson.closed(bytes) : withoutPartOfEscape(bytes);
        return new Payload(closed, json ? new String(closed, charset) : text, readers, headers, true);
    }

    /** A form has a character that is no letter as a percent sign and two digits. */
    private static byte[] withoutPartOfEscape(byte[] form) {
        int end = form.length;
        for (int at = Math.max(0, end - 2); at < end; at++) {
            if (form[at] == '%') {
                return Arrays.copyOf(form, at);
            }
        }
        return form;
    }

    /** What this payload carries inside; UTF-8. */
    public Payload inner(byte[] content) {
        return new Payload(content, new String(content, StandardCharsets.UTF_8), readers, headers, cut);
    }

    /** A field of this payload that is JSON; empty if it is none. */
    Optional<JsonNode> jsonIn(String field) {
        try {
            return Optional.of(inner(field.getBytes(StandardCharsets.UTF_8)).json(JsonNode.class));
        } catch (NotUnderstoodException none) {
            return Optional.empty();
        }
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Whether there is nothing in it that could be spoken. */
    boolean isBlank() {
        return MessageText.cleaned(text).isEmpty();
    }

    /**
     * The body as JSON.
     *
     * @throws NotUnderstoodException if it is none, or of another form
     */
    public <T> T json(Class<T> type) {
        try {
            T value = readers.apply(type).readValue(bytes);
            if (value == null) {
                throw new NotUnderstoodException("A JSON object was expected; the body was empty or null.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new NotUnderstoodException("The body is not the JSON that was expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NotUnderstoodException("The body could not be read.");
        }
    }
}
