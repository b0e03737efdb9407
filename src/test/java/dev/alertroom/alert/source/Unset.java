package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** No pointer is set, so that all is guessed. */
enum Unset implements JsonSettings {
    SETTINGS;

    @Override
    public Optional<Path> mappingsFile() {
        return Optional.empty();
    }

    @Override
    public Optional<JsonPointer> message() {
        return Optional.empty();
    }

    @Override
    public Optional<JsonPointer> key() {
        return Optional.empty();
    }

    @Override
    public Optional<JsonPointer> state() {
        return Optional.empty();
    }

    @Override
    public Optional<JsonPointer> severity() {
        return Optional.empty();
    }

    @Override
    public Optional<JsonPointer> url() {
        return Optional.empty();
    }

    @Override
    public List<String> cleared() {
        return List.of();
    }
}
