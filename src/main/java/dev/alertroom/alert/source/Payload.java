package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.alertroom.speech.MessageText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a monitor sent.
 *
 * @param bytes the body
 * @param text the body in its charset
 * @param headers the request's headers by name, in any case
 */
public record Payload(
        byte[] bytes,
        String text,
        Function<Class<?>, ObjectReader> readers,
        Function<String, Optional<String>> headers) {

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

    /** What this payload carries inside; UTF-8. */
    Payload inner(byte[] content) {
        return new Payload(content, new String(content, StandardCharsets.UTF_8), readers, headers);
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
