package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
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
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var event = payload.json(Event.class);
        if (isUpdate(event)) {
            return List.of();
        }
        if (isTest(event)) {
            return List.of(test(phrases));
        }
        var what = given(event.eventName(), event.subject(), event.message())
                .orElseThrow(
                        () -> new NotUnderstoodException("Zabbix sends what the script of docs/monitors.md says; of"
                                + " event_name, subject and message there was none."));
        var detailed = given(event.eventOpdata())
                .map(data -> phrases.detailed(what, data))
                .orElse(what);
        var message = Sentence.of(phrases, detailed, given(event.hostName()), given(event.eventSeverity()));
        return List.of(new Alert(key(event).orElse(message), state(event), message));
    }

    /** A recovery tells the id of the problem that it ends. */
    private static Optional<String> key(Event event) {
        return given(event.eventId());
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

    private static Alert test(AlertPhrases phrases) {
        var message = phrases.test("Zabbix");
        return new Alert(message, Alert.State.FIRING, message);
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
