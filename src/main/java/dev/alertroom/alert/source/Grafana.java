package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
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
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var notification = payload.json(Notification.class);
        var alerts = PayloadFields.each(notification.alerts())
                .map(alert -> alert(alert, notification, phrases))
                .toList();
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException(
                    "Grafana Alerting sends {\"status\": …, \"alerts\": [{…}, …], …}; there were no alerts.");
        }
        return alerts;
    }

    private static Alert alert(LabelledAlert alert, Notification notification, AlertPhrases phrases) {
        var sentence = Sentence.of(phrases, what(alert, phrases), alert.where(), alert.severity());
        var message = isTest(alert) ? phrases.test(sentence) : sentence;
        return new Alert(alert.key().orElse(message), alert.state(notification.status()), message);
    }

    /** The name is the title of a rule, written for people; the summary may not repeat it. */
    private static String what(LabelledAlert alert, AlertPhrases phrases) {
        return alert.name()
                .map(name -> alert.summary()
                        .map(summary -> phrases.detailed(name, summary))
                        .orElse(name))
                .or(alert::summary)
                .orElseGet(phrases::unnamed);
    }

    /** What the button Test of a contact point sends. */
    private static boolean isTest(LabelledAlert alert) {
        return "TestAlert".equals(alert.labels().get("alertname"))
                && "Grafana".equals(alert.labels().get("instance"));
    }

    @RegisterForReflection
    record Notification(String status, List<LabelledAlert> alerts) {}
}
