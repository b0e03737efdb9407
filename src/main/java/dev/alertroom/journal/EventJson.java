package dev.alertroom.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Events as JSON. The names of types and fields are kept for good: old events and other versions of the service must stay
 * readable. Times and durations are ISO 8601.
 */
@RegisterForReflection(
        targets = {
            Event.class,
            Event.Opened.class,
            Event.Alerted.class,
            Event.Cleared.class,
            Event.ResponderAdded.class,
            Event.CallClaimed.class,
            Event.CallPlaced.class,
            Event.CallRefused.class,
            Event.PickedUp.class,
            Event.Joined.class,
            Event.Declined.class,
            Event.CallEnded.class,
            Event.Escalated.class,
            Event.RungAgain.class,
            Event.Entered.class,
            Event.Left.class,
            Event.Announced.class,
            Event.Resolved.class,
            CallKey.class,
            Policy.class,
            Responder.class,
            Screening.class,
            Outcome.class,
            EventJson.Typed.class
        })
final class EventJson {

    private static final Logger LOG = Logger.getLogger(EventJson.class);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Event.class, Typed.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    static String write(Event event) {
        try {
            return JSON.writerFor(Event.class).writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An event is not JSON: " + event.id(), impossible);
        }
    }

    /** Empty for what this version does not know: a newer instance may have written it. */
    static Optional<Event> read(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, Event.class));
        } catch (JsonProcessingException unknown) {
            LOG.warnf("An event is skipped that this version cannot read: %s", unknown.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** The event's stable name. */
    static String type(Event event) {
        return Arrays.stream(Typed.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value() == event.getClass())
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An event without a name: " + event.getClass()));
    }

    /** Keeps Jackson out of the core. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "opened", value = Event.Opened.class),
        @JsonSubTypes.Type(name = "alerted", value = Event.Alerted.class),
        @JsonSubTypes.Type(name = "cleared", value = Event.Cleared.class),
        @JsonSubTypes.Type(name = "responder-added", value = Event.ResponderAdded.class),
        @JsonSubTypes.Type(name = "call-claimed", value = Event.CallClaimed.class),
        @JsonSubTypes.Type(name = "call-placed", value = Event.CallPlaced.class),
        @JsonSubTypes.Type(name = "call-refused", value = Event.CallRefused.class),
        @JsonSubTypes.Type(name = "picked-up", value = Event.PickedUp.class),
        @JsonSubTypes.Type(name = "joined", value = Event.Joined.class),
        @JsonSubTypes.Type(name = "declined", value = Event.Declined.class),
        @JsonSubTypes.Type(name = "call-ended", value = Event.CallEnded.class),
        @JsonSubTypes.Type(name = "escalated", value = Event.Escalated.class),
        @JsonSubTypes.Type(name = "rung-again", value = Event.RungAgain.class),
        @JsonSubTypes.Type(name = "entered", value = Event.Entered.class),
        @JsonSubTypes.Type(name = "left", value = Event.Left.class),
        @JsonSubTypes.Type(name = "announced", value = Event.Announced.class),
        @JsonSubTypes.Type(name = "resolved", value = Event.Resolved.class)
    })
    interface Typed {}
}
