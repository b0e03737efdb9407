package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.function.Function;

/**
 * What a monitor sent.
 *
 * @param bytes the body
 * @param text the body in its charset
 */
public record Payload(byte[] bytes, String text, Function<Class<?>, ObjectReader> readers) {

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
