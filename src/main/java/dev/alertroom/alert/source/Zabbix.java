package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A webhook media type of Zabbix, with the script of docs/monitors.md.
 *
 * @see <a href="https://www.zabbix.com/documentation/current/en/manual/appendix/macros/supported_by_location">Macros</a>
 */
@ApplicationScoped
class Zabbix implements Source {

    @Override
    public String name() {
        return "zabbix";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var event = payload.json(Event.class);
        if (isUpdate(event)) {
            return List.of();
        }
        if (isTest(event)) {
            return List.of(Alert.of(
                    Optional.of("test"),
                    Alert.State.FIRING,
                    AlertDescription.of("Zabbix").as(AlertDescription.Kind.TEST)));
        }
        if (given(event.eventName()).isEmpty()) {
            // Another webhook of Zabbix: its subject and message, which is a list, say more together.
            var guessed = JsonGuess.alerts(payload);
            if (!guessed.isEmpty()) {
                return guessed;
            }
        }
        var what = given(event.eventName(), event.subject(), event.message())
                .orElseThrow(
                        () -> new NotUnderstoodException("Zabbix sends what the script of docs/monitors.md says; of"
                                + " event_name, subject and message there was none."));
        var description = AlertDescription.of(what)
                .detailed(given(event.eventOpdata()))
                .at(given(event.hostName()))
                .rated(given(event.eventSeverity()));
        // A recovery tells the id of the problem that it ends.
        return List.of(Alert.of(given(event.eventId()), state(event), description));
    }

    /** {EVENT.VALUE} is 1 for a problem and 0 for its recovery. */
    private static Alert.State state(Event event) {
        return given(event.eventValue()).filter("0"::equals).isPresent() ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    /** {EVENT.UPDATE.STATUS} is 1 if somebody acknowledged, commented or closed. */
    private static boolean isUpdate(Event event) {
        return given(event.eventUpdateStatus()).filter("1"::equals).isPresent()
                && given(event.eventValue()).filter("0"::equals).isEmpty();
    }

    /** In a test of a media type no macro is substituted: https://www.zabbix.com/documentation/guidelines/en/webhooks */
    private static boolean isTest(Event event) {
        return Stream.of(event.eventId(), event.eventName()).anyMatch(Zabbix::isMacro);
    }

    private static boolean isMacro(String value) {
        return value != null && value.matches("\\{[A-Z0-9.]+}");
    }

    private static Optional<String> given(String... values) {
        return PayloadFields.first(value -> !isMacro(value) && !value.equals("*UNKNOWN*"), values);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            String eventId,
            String eventValue,
            String eventUpdateStatus,
            String eventName,
            String eventSeverity,
            String eventOpdata,
            String hostName,
            String subject,
            String message) {}
}
