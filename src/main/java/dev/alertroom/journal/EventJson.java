package dev.alertroom.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Events as JSON. The names of fields, like those of {@link EventType}, are kept for good: old events and other versions of the
 * service must stay readable. Times and durations are ISO 8601.
 */
@RegisterForReflection(
        targets = {
            Event.class,
            Event.Opened.class,
            Event.Alerted.class,
            Event.Cleared.class,
            Event.Muted.class,
            Event.Unmuted.class,
            Event.ResponderAdded.class,
            Event.CallClaimed.class,
            Event.CallPlaced.class,
            Event.CallRefused.class,
            Event.PickedUp.class,
            Event.Joined.class,
            Event.CalledIn.class,
            Event.Summoned.class,
            Event.Declined.class,
            Event.CallEnded.class,
            Event.Escalated.class,
            Event.RungAgain.class,
            Event.RungAgain.Reason.class,
            Event.Entered.class,
            Event.TakenOut.class,
            Event.Left.class,
            Event.MessageTyped.class,
            Event.ParticipantMuted.class,
            Event.ParticipantUnmuted.class,
            Event.ParticipantRemoved.class,
            Event.Announced.class,
            Event.Unsaid.class,
            Event.Resolved.class,
            Event.ChatClaimed.class,
            Event.ChatPosted.class,
            Event.ChatFailed.class,
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
            .registerSubtypes(Stream.of(EventType.values())
                    .map(type -> new NamedType(type.recorded(), type.text()))
                    .toArray(NamedType[]::new))
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

    /** Keeps Jackson out of the core, whose {@link EventType} names the types. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    interface Typed {}
}
