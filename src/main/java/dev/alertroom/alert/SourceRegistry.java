package dev.alertroom.alert;

import dev.alertroom.alert.source.JsonMappings;
import dev.alertroom.alert.source.Source;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.speech.MessageText;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The monitors whose payloads are understood. It is made at the start, which two of one name stop. */
@Startup
@ApplicationScoped
class SourceRegistry {

    /** Before the name of a mapping. */
    static final String MAPPED = "json/";

    private final Map<String, Source> byName;
    private final JsonMappings mappings;

    SourceRegistry(@All List<Source> sources, JsonMappings mappings) {
        this.mappings = mappings;
        this.byName = sources.stream()
                .collect(Collectors.toMap(Source::name, Function.identity(), SourceRegistry::refused, TreeMap::new));
    }

    private static Source refused(Source one, Source other) {
        throw new ConfigurationException(
                "Two sources are named " + one.name() + ": " + one.getClass().getName() + " and "
                        + other.getClass().getName() + ". Every source needs a name of its own.");
    }

    /** @throws ProblemException 404 if there is none of that name */
    Source named(String name) {
        return name.startsWith(MAPPED) ? mapped(name.substring(MAPPED.length())) : known(name);
    }

    private Source mapped(String name) {
        return mappings.named(name)
                .orElseThrow(() -> new ProblemException(new Problem(
                        "Not found",
                        404,
                        "There is no mapping " + MessageText.cleaned(name) + "; there are "
                                + String.join(", ", mappings.names()) + ".")));
    }

    private Source known(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new ProblemException(new Problem(
                        "Not found",
                        404,
                        "There is no source " + MessageText.cleaned(name) + "; there are "
                                + String.join(", ", byName.keySet()) + ".")));
    }
}
