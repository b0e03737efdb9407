package dev.alertroom.alert.source;

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
    public List<Alert> alerts(Payload payload) {
        var group = payload.json(Group.class);
        var alerts = LabelledAlerts.of(group.alerts(), group.status(), LabelledAlert::description);
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException(
                    "Alertmanager sends {\"version\": \"4\", \"alerts\": [{…}, …], …}; there were no alerts.");
        }
        return alerts;
    }

    @RegisterForReflection
    record Group(String status, List<LabelledAlert> alerts) {}
}
