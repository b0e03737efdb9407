package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The webhook integration of Healthchecks.io, with the request body of docs/monitors.md.
 *
 * @see <a href="https://healthchecks.io/docs/configuring_notifications/">Configuring notifications</a>
 */
@ApplicationScoped
class Healthchecks implements Source {

    @Override
    public String name() {
        return "healthchecks";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var check = payload.json(Check.class);
        var name = PayloadFields.first(check.name(), check.tags(), check.code())
                .orElseThrow(
                        () -> new NotUnderstoodException("Healthchecks.io sends what its webhook's request body says;"
                                + " of code, name and tags there was none. See docs/monitors.md."));
        var description =
                AlertDescription.of(name).as(isTest(check) ? AlertDescription.Kind.TEST : AlertDescription.Kind.DOWN);
        var state = "up".equalsIgnoreCase(check.status()) ? Alert.State.CLEARED : Alert.State.FIRING;
        return List.of(Alert.of(PayloadFields.first(check.code()), state, description));
    }

    /** The name of the check that the button Test makes up. */
    private static boolean isTest(Check check) {
        return "TEST".equals(check.name());
    }

    @RegisterForReflection
    record Check(String code, String name, String status, String tags) {}
}
