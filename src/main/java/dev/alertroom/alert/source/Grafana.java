package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

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
    public List<Alert> alerts(Payload payload) {
        var notification = payload.json(Notification.class);
        var alerts = LabelledAlerts.of(notification.alerts(), notification.status(), Grafana::description);
        if (!alerts.isEmpty()) {
            return alerts;
        }
        if (PayloadFields.first(notification.ruleName(), notification.ruleId()).isPresent()) {
            return legacy(notification);
        }
        throw new NotUnderstoodException(
                "Grafana Alerting sends {\"status\": …, \"alerts\": [{…}, …], …}; there were no alerts.");
    }

    private static AlertDescription description(LabelledAlert alert) {
        var description = alert.description();
        if (isTest(alert)) {
            return description.as(AlertDescription.Kind.TEST);
        }
        if (isOf(alert, "DatasourceNoData")) {
            return rule(alert, description).as(AlertDescription.Kind.NO_DATA);
        }
        return isOf(alert, "DatasourceError") ? rule(alert, description) : description;
    }

    /** Where a rule has no data or can't be evaluated, its own name is in a label: the alert's name is that of the trouble. */
    private static AlertDescription rule(LabelledAlert alert, AlertDescription description) {
        var rule = PayloadFields.first(
                        alert.labels().get("rulename"), alert.labels().get("ref_id"))
                .or(alert::summary);
        var error = PayloadFields.first(alert.annotations().get("Error"));
        return new AlertDescription(
                description.severity(),
                description.where(),
                description.scope(),
                rule.or(alert::name),
                error,
                description.kind());
    }

    private static boolean isOf(LabelledAlert alert, String name) {
        return name.equals(alert.labels().get("alertname"));
    }

    /** What the button Test of a contact point sends. */
    private static boolean isTest(LabelledAlert alert) {
        return isOf(alert, "TestAlert") && "Grafana".equals(alert.labels().get("instance"));
    }

    /**
     * The webhook of Grafana's alerts before version 8, which some still run.
     *
     * @see <a href="https://grafana.com/docs/grafana/v7.5/alerting/old-alerting/notifications/#webhook">Webhook, version 7.5</a>
     */
    private static List<Alert> legacy(Notification notification) {
        var state = PayloadFields.first(notification.state()).orElse("").toLowerCase(Locale.ROOT);
        if (state.equals("pending") || state.equals("paused")) {
            return List.of();
        }
        var metric = PayloadFields.each(notification.evalMatches())
                .flatMap(match -> PayloadFields.first(match.metric()).stream())
                .findFirst();
        var description = AlertDescription.of(PayloadFields.first(notification.ruleName())
                        .or(() -> PayloadFields.first(notification.title())))
                .detailed(PayloadFields.first(notification.message()))
                .at(metric.filter(name -> !name.contains("{") && !name.equals("count")))
                .as(state.equals("no_data") ? AlertDescription.Kind.NO_DATA : AlertDescription.Kind.PROBLEM);
        var test = "Test notification".equals(notification.ruleName());
        return List.of(Alert.of(
                PayloadFields.first(notification.ruleId(), notification.ruleName()),
                state.equals("ok") ? Alert.State.CLEARED : Alert.State.FIRING,
                test ? description.as(AlertDescription.Kind.TEST) : description));
    }

    @RegisterForReflection
    record Notification(
            String status,
            String state,
            String title,
            String message,
            String ruleId,
            String ruleName,
            List<Match> evalMatches,
            List<LabelledAlert> alerts) {}

    @RegisterForReflection
    record Match(String metric) {}
}
