package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The webhook receiver of Prometheus' Alertmanager, version 4: a group of alerts, each with a state of its own.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
@ApplicationScoped
class Alertmanager implements Source {

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var group = payload.json(Group.class);
        var alerts = PayloadFields.each(group.alerts())
                .map(alert -> alert(alert, group, phrases))
                .toList();
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException(
                    "Alertmanager sends {\"version\": \"4\", \"alerts\": [{…}, …], …}; there were no alerts.");
        }
        return alerts;
    }

    private static Alert alert(LabelledAlert alert, Group group, AlertPhrases phrases) {
        var what = alert.summary().or(alert::name).orElseGet(phrases::unnamed);
        var message = Sentence.of(phrases, what, alert.where(), alert.severity());
        return new Alert(alert.key().orElse(message), alert.state(group.status()), message);
    }

    @RegisterForReflection
    record Group(String status, List<LabelledAlert> alerts) {}
}
