package dev.alertroom.alert.source;

import dev.alertroom.alert.Alert;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The webhook contact point of Grafana Alerting. What its title and message say, the alerts say too.
 *
 * @see <a
 *     href="https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/">Webhook
 *     notifier</a>
 */
@ApplicationScoped
class Grafana implements Source {

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public List<Alert> alerts(Payload payload, Words words) {
        var notification = payload.json(Notification.class);
        var alerts = Given.each(notification.alerts())
                .map(alert -> alert(alert, notification, words))
                .toList();
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException(
                    "Grafana Alerting sends {\"status\": …, \"alerts\": [{…}, …], …}; there were no alerts.");
        }
        return alerts;
    }

    private static Alert alert(LabelledAlert alert, Notification notification, Words words) {
        var sentence = Sentence.of(words, what(alert, words), alert.where(), alert.severity());
        var message = isTest(alert) ? words.test(sentence) : sentence;
        return new Alert(alert.key().orElse(message), alert.state(notification.status()), message);
    }

    /** The name is the title of a rule, written for people; the summary may not repeat it. */
    private static String what(LabelledAlert alert, Words words) {
        return alert.name()
                .map(name -> alert.summary()
                        .map(summary -> words.detailed(name, summary))
                        .orElse(name))
                .or(alert::summary)
                .orElseGet(words::unnamed);
    }

    /** What the button Test of a contact point sends. */
    private static boolean isTest(LabelledAlert alert) {
        return "TestAlert".equals(alert.labels().get("alertname"))
                && "Grafana".equals(alert.labels().get("instance"));
    }

    @RegisterForReflection
    record Notification(String status, List<LabelledAlert> alerts) {}
}
