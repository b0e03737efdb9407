package dev.alertroom.alert.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a payload is there: monitors leave members out, send null, or send nothing but blanks. */
final class Given {

    private Given() {}

    /** The first text that has something to say. */
    static Optional<String> first(String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** The elements that are there. */
    static <T> Stream<T> each(List<T> elements) {
        return Stream.ofNullable(elements).flatMap(List::stream).filter(Objects::nonNull);
    }
}
