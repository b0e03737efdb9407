package dev.alertroom.alert.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The words of a message bundle, read without Quarkus; they have parameters and no logic. */
record BundledWords(Properties bundle) implements Words {

    static Words in(String language) {
        var bundle = new Properties();
        try (var file = Words.class.getResourceAsStream("/messages/words_" + language + ".properties");
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BundledWords(bundle);
    }

    @Override
    public String test(String what) {
        return said("test", Map.of("what", what));
    }

    @Override
    public String at(String what, String where) {
        return said("at", Map.of("what", what, "where", where));
    }

    @Override
    public String unnamed() {
        return said("unnamed", Map.of());
    }

    @Override
    public String detailed(String what, String detail) {
        return said("detailed", Map.of("what", what, "detail", detail));
    }

    @Override
    public String graded(String severity, String what) {
        return said("graded", Map.of("severity", severity, "what", what));
    }

    @Override
    public String down(String what) {
        return said("down", Map.of("what", what));
    }

    private String said(String name, Map<String, String> parameters) {
        var said = bundle.getProperty(name);
        for (var parameter : parameters.entrySet()) {
            said = said.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return said;
    }
}
