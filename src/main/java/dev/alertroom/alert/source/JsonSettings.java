package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonPointer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where in any JSON the alert is; JSON Pointers, RFC 6901. */
@RegisterForReflection(targets = JsonPointer.class)
@ConfigMapping(prefix = "alertroom.json")
interface JsonSettings {

    /** A file with mappings that have a name, as YAML; see docs/monitors.md. */
    Optional<Path> mappingsFile();

    /** What is spoken. */
    Optional<JsonPointer> message();

    /** What makes two alerts the same. */
    Optional<JsonPointer> key();

    /** Whether it fires: it does unless this is one of {@link #cleared}. */
    Optional<JsonPointer> state();

    /** How bad it is: critical, error, warning or info. */
    Optional<JsonPointer> severity();

    /** Where to read more: never spoken, but logged; the key where there is no other. */
    Optional<JsonPointer> url();

    /** The values of the state, in any case, that mean that the alert is over. */
    @WithDefault("resolved,ok,closed,recovered,up,cleared")
    List<String> cleared();
}
