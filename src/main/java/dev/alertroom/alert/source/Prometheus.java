package dev.alertroom.alert.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Prometheus, vmalert, Loki and Mimir send to an Alertmanager: alerts of which the labels are the key. One whose end has passed
 * is over; a firing one ends in a few minutes, because it is sent again before that.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">Alertmanager API, version 2</a>
 */
@ApplicationScoped
class Prometheus implements Source {

    private final Clock clock;

    Prometheus(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var sent = Arrays.asList(payload.json(SentAlert[].class));
        var alerts = LabelledAlerts.of(
                PayloadFields.each(sent).map(this::labelled).toList(), "firing", LabelledAlert::description);
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException("Prometheus sends [{\"labels\": {…}, …}, …]; there were no alerts.");
        }
        return alerts;
    }

    private LabelledAlert labelled(SentAlert alert) {
        boolean over = ends(alert).filter(end -> !end.isAfter(clock.instant())).isPresent();
        return new LabelledAlert(
                over ? "resolved" : "firing",
                null,
                alert.labels(),
                alert.annotations(),
                null,
                null,
                alert.generatorURL());
    }

    /** The year 1 stands for no end. */
    private static Optional<Instant> ends(SentAlert alert) {
        try {
            return PayloadFields.first(alert.endsAt())
                    .map(OffsetDateTime::parse)
                    .filter(end -> end.getYear() > 1)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @RegisterForReflection
    record SentAlert(Map<String, String> labels, Map<String, String> annotations, String endsAt, String generatorURL) {}
}
