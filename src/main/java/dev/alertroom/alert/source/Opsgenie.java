package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What tools send to Opsgenie to create an alert; its alias is what closes it.
 *
 * @see <a href="https://docs.opsgenie.com/docs/alert-api#create-alert">Alert API</a>
 */
@ApplicationScoped
class Opsgenie implements Source {

    @Override
    public String name() {
        return "opsgenie";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var alert = payload.json(NewAlert.class);
        var message = PayloadFields.first(alert.message())
                .orElseThrow(() -> new NotUnderstoodException("Opsgenie's alerts have a 'message'; there was none."));
        var title = StatedTitle.of(message);
        var description = AlertDescription.of(title.spoken())
                .detailed(PayloadFields.first(alert.description()))
                .at(PayloadFields.first(alert.entity()))
                .rated(PayloadFields.first(alert.priority()).or(title::severity));
        return List.of(Alert.of(PayloadFields.first(alert.alias(), message), Alert.State.FIRING, description));
    }

    @RegisterForReflection
    record NewAlert(String message, String alias, String description, String entity, String priority) {}
}
