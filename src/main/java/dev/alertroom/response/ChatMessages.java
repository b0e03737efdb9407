package dev.alertroom.response;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.NextMessage;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the messages of incidents in chats up to date: claim, tell, record, look again. No phone waits for it, because it begins
 * when a plan has been run; what is not done in time is left to the next event, or to an alarm.
 */
@ApplicationScoped
class ChatMessages {

    private static final Logger LOG = Logger.getLogger(ChatMessages.class);

    /** After this long no other message is begun. */
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(1);

    /** What one message takes at most: the chat's time, and the journal's for the claim and what became of it. */
    private static final Duration ONE_MESSAGE = Chat.PATIENCE.plusSeconds(1);

    /** For an alarm, where there is no time for a message. */
    private static final Duration ONE_ALARM = Duration.ofSeconds(1);

    private final Journal journal;
    private final AlarmClock alarms;
    private final Clock clock;

    ChatMessages(Journal journal, AlarmClock alarms, Clock clock) {
        this.journal = journal;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Tells the chats what they do not know of the incident. Never fails.
     *
     * @param time that of the request: where it is too short for a message, an alarm is set
     */
    Uni<Void> bringUpToDate(List<Chat> chats, Incident incident, CallbackAddresses addresses, RequestTime time) {
        if (chats.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var until = earlier(now.plus(TIME_TO_BEGIN), time.until().minus(ONE_MESSAGE));
        var patience = now.isAfter(until) ? ONE_ALARM : Duration.between(now, until.plus(ONE_MESSAGE));
        return Uni.join()
                .all(chats.stream()
                        .map(chat -> new Telling(chat, addresses, until).of(incident, false))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid()
                // Whoever stops waiting does not stop what is under way.
                .memoize()
                .indefinitely()
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> null)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "incident %s: the chat was not told", incident.id()))
                .onFailure()
                .recoverWithNull();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** @param until no message is begun later */
    private final class Telling {

        private final Chat chat;
        private final CallbackAddresses addresses;
        private final Instant until;

        Telling(Chat chat, CallbackAddresses addresses, Instant until) {
            this.chat = chat;
            this.addresses = addresses;
            this.until = until;
        }

        /** @param fresh whether the incident has just been read */
        Uni<Void> of(Incident incident, boolean fresh) {
            var now = clock.instant();
            var next = NextMessage.of(incident, chat.id(), chat.editable(), now);
            if (next.claim().isEmpty()) {
                return next.again()
                        .map(time -> setAlarm(incident, time))
                        .orElseGet(() -> Uni.createFrom().voidItem());
            }
            var claim = next.claim().get();
            if (now.isAfter(until)) {
                return setAlarm(incident, now);
            }
            return NextMessage.followsLost(incident, claim) && !fresh
                    ? reload(incident).chain(read -> of(read, true))
                    : claim(incident, claim);
        }

        /** Whoever creates it tells the chat; the other one looks what it left to do. */
        private Uni<Void> claim(Incident incident, Event.ChatClaimed claim) {
            var claimed = incident.with(List.of(claim));
            return journal.append(incident.id(), List.of(claim))
                    .chain(created -> created.contains(claim.id())
                            ? tell(claimed, claim)
                            : Uni.createFrom().item(claimed))
                    .chain(this::reload)
                    .chain(read -> of(read, true));
        }

        private Uni<Incident> tell(Incident incident, Event.ChatClaimed claim) {
            var message = new ChatMessage(
                    incident,
                    clock.instant(),
                    NextMessage.firstTry(incident, claim),
                    NextMessage.posted(incident, chat.id()),
                    addresses.page(incident.id()));
            return chat.tell(message)
                    .map(reception -> event(claim, reception))
                    .chain(event ->
                            journal.append(incident.id(), List.of(event)).replaceWith(incident.with(List.of(event))));
        }

        private Event event(Event.ChatClaimed claim, Chat.Reception reception) {
            var now = clock.instant();
            if (reception instanceof Chat.Taken taken) {
                return new Event.ChatPosted(now, chat.id(), claim.edition(), taken.message());
            }
            var refused = (Chat.Refused) reception;
            return new Event.ChatFailed(
                    now,
                    chat.id(),
                    claim.edition(),
                    refused.permanent(),
                    refused.pause().map(now::plus).orElse(now));
        }

        /** What happened meanwhile was left to the one who was telling the chat. */
        private Uni<Incident> reload(Incident incident) {
            return journal.read(incident.id()).map(incident::with);
        }

        private Uni<Void> setAlarm(Incident incident, Instant time) {
            return alarms.set(new WakeUp(incident.id(), WakeUp.wholeSecondAfter(time), Optional.empty()), addresses);
        }
    }
}
