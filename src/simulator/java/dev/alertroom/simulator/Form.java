package dev.alertroom.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names and values of {@code application/x-www-form-urlencoded}, in their order, repeats kept. Read here and not by
 * the HTTP server, whose limits on a value's length (2 KiB in Quarkus) are below what Twilio takes.
 */
record Form(List<Field> fields) {

    record Field(String name, String value) {}

    static final Form EMPTY = new Form(List.of());

    Form {
        fields = List.copyOf(fields);
    }

    static Form parse(String encoded) {
        List<Field> fields = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                fields.add(
                        equals < 0
                                ? new Field(decode(pair), "")
                                : new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return new Form(fields);
    }

    Form with(String name, Object value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value.toString()));
        return new Form(more);
    }

    Form with(Form others) {
        List<Field> more = new ArrayList<>(fields);
        more.addAll(others.fields);
        return new Form(more);
    }

    /** {@return the first value that isn't blank: to Twilio an empty parameter is one that wasn't given} */
    Optional<String> get(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .toList();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name.equals(name));
    }

    String encoded() {
        return fields.stream()
                .map(field -> encode(field.name) + "=" + encode(field.value))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a lone % stands for itself, as with most servers
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
