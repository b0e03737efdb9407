package dev.alertroom.alert.source;

import dev.alertroom.speech.MessageText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What of a payload is there: monitors leave members out, send null, or send nothing but blanks. */
public final class PayloadFields {

    /** More than is ever spoken, and than an id has. */
    static final int MAX_CHARACTERS = 2_000;

    private PayloadFields() {}

    /** The first text that has something to say. */
    static Optional<String> first(String... texts) {
        return first(text -> true, texts);
    }

    /**
     * The first text that has something to say.
     *
     * @param meaningful what a text without blanks around it must be, besides
     */
    static Optional<String> first(Predicate<String> meaningful, String... texts) {
        return Stream.of(texts)
                .flatMap(text -> asItIs(text).stream())
                .map(String::strip)
                .filter(meaningful)
                .findFirst();
    }

    /** The beginning of a text that has something to say, with the blanks around it: no work is done on more. */
    public static Optional<String> asItIs(String text) {
        return Optional.ofNullable(text)
                .map(written -> MessageText.capped(written, MAX_CHARACTERS))
                .filter(Predicate.not(String::isBlank));
    }

    /** The elements that are there. */
    static <T> Stream<T> each(List<T> elements) {
        return Stream.ofNullable(elements).flatMap(List::stream).filter(Objects::nonNull);
    }

    /** Whether a title names something, in whatever case. */
    static boolean says(String title, String name) {
        return title.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
