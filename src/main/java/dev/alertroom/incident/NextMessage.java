package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be said next of an incident in one chat: a function of what happened and of the time, as {@link Plan} is. At most
 * one instance is at it at a time, so that an older message never takes the place of a newer one.
 *
 * @param claim to post the message, or to bring it up to date; empty if there is nothing to do now
 * @param again when to look again if nothing is heard until then; empty if nothing is to come
 */
public record NextMessage(Optional<Event.ChatClaimed> claim, Optional<Instant> again) {

    /** A claim of which nothing has been heard for so long is that of an instance that died. */
    static final Duration LOST = Duration.ofSeconds(15);

    /** After the first failure; doubles with every other one. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How often the same is tried in vain. */
    static final int TRIES = 5;

    /** A storm of changes must not fill the journal, nor the chat. */
    static final int MOST = 100;

    /** The same where every edition is another message that somebody reads, or is paid for. */
    static final int MOST_POSTED = 30;

    private static final NextMessage NOTHING = new NextMessage(Optional.empty(), Optional.empty());

    /**
     * What is to be said next.
     *
     * @param chat the id of the chat
     * @param editable as the chat says
     */
    public static NextMessage of(Incident incident, String chat, boolean editable, Instant now) {
        var claims = incident.all(Event.ChatClaimed.class)
                .filter(claim -> claim.chat().equals(chat))
                .sorted(Comparator.comparingInt(Event.ChatClaimed::edition))
                .toList();
        return new Telling(incident, chat, editable, now, claims).next();
    }

    /** The message's id, by which the chat knows it; empty if it does not. */
    public static Optional<String> posted(Incident incident, String chat) {
        return incident.all(Event.ChatPosted.class)
                .filter(posted ->
                        posted.chat().equals(chat) && !posted.message().isEmpty())
                .min(Comparator.comparingInt(Event.ChatPosted::edition))
                .map(Event.ChatPosted::message);
    }

    /** The edition by which what is claimed was tried first: what led to nothing may have arrived all the same. */
    public static int firstTry(Incident incident, Event.ChatClaimed claim) {
        int first = claim.edition();
        while (shows(incident, claim.chat(), first - 1).equals(Optional.of(claim.shows()))
                && !incident.has(Event.ChatPosted.id(claim.chat(), first - 1))) {
            first--;
        }
        return first;
    }

    /**
     * Whether nothing is known of what became of the claim before this one. Then it is better to read again what happened than to
     * believe that its instance died: that would be told twice.
     */
    public static boolean followsLost(Incident incident, Event.ChatClaimed claim) {
        int before = claim.edition() - 1;
        return before > 0
                && !incident.has(Event.ChatPosted.id(claim.chat(), before))
                && !incident.has(Event.ChatFailed.id(claim.chat(), before));
    }

    private static Optional<String> shows(Incident incident, String chat, int edition) {
        return incident.all(Event.ChatClaimed.class)
                .filter(claim -> claim.chat().equals(chat) && claim.edition() == edition)
                .map(Event.ChatClaimed::shows)
                .findFirst();
    }

    /** @param claims by edition */
    private record Telling(
            Incident incident, String chat, boolean editable, Instant now, List<Event.ChatClaimed> claims) {

        NextMessage next() {
            return claims.isEmpty() ? first() : afterwards(claims.get(claims.size() - 1));
        }

        /** Nobody is told of what rings nobody, or is over before anybody was told. */
        private NextMessage first() {
            return switch (incident.status(now)) {
                case RINGING, ACKNOWLEDGED, UNANSWERED -> tell(1);
                case MUTED -> new NextMessage(Optional.empty(), incident.nextMuteEnd(now));
                case CLOSED -> NOTHING;
            };
        }

        private NextMessage afterwards(Event.ChatClaimed last) {
            boolean told = last.shows().equals(shown());
            if (incident.has(Event.ChatPosted.id(chat, last.edition()))) {
                return told ? untilClosed() : tell(last.edition() + 1);
            }
            var failure = failure(last.edition());
            if (failure.isEmpty() && last.at().plus(LOST).isAfter(now)) {
                return lookAt(last.at().plus(LOST));
            }
            if (failure.filter(Event.ChatFailed::permanent).isPresent()) {
                return told ? untilClosed() : tell(last.edition() + 1);
            }
            int tries = last.edition() - firstTry(incident, last) + 1;
            if (told && tries >= TRIES) {
                return untilClosed();
            }
            var due = due(last, failure, tries);
            return due.isAfter(now) ? lookAt(due) : tell(last.edition() + 1);
        }

        private Optional<Event.ChatFailed> failure(int edition) {
            return incident.all(Event.ChatFailed.class)
                    .filter(failed -> failed.chat().equals(chat) && failed.edition() == edition)
                    .findFirst();
        }

        private Instant due(Event.ChatClaimed last, Optional<Event.ChatFailed> failure, int tries) {
            var pause = PAUSE.multipliedBy(1L << Math.min(tries, TRIES) - 1);
            return failure.map(failed -> Stream.of(failed.at().plus(pause), failed.until())
                            .max(Instant::compareTo)
                            .orElseThrow())
                    .orElse(last.at().plus(LOST));
        }

        /** Its end is told in any case. */
        private NextMessage tell(int edition) {
            return edition > (editable ? MOST : MOST_POSTED) && !incident.closed(now)
                    ? NOTHING
                    : new NextMessage(
                            Optional.of(new Event.ChatClaimed(now, chat, edition, shown())), Optional.empty());
        }

        private static NextMessage lookAt(Instant time) {
            return new NextMessage(Optional.empty(), Optional.of(time));
        }

        /** An incident that nobody is rung for any more closes without a word from anybody. */
        private NextMessage untilClosed() {
            var plan = Plan.next(incident, now);
            boolean looked = incident.closed(now)
                    || !plan.actions().isEmpty()
                    || plan.again().isPresent();
            return new NextMessage(
                    Optional.empty(),
                    looked
                            ? Optional.empty()
                            : Optional.of(incident.givenUpAt()).filter(now::isBefore));
        }

        private String shown() {
            var status = incident.status(now).text();
            return editable
                    ? Digest.of(Stream.of(
                                    Stream.of(status),
                                    incident.alerts().stream().map(Event::id),
                                    incident.activeAlerts().stream().map(Event::id),
                                    incident.present(now).stream().map(Event.Entered::sid))
                            .map(part -> part.collect(Collectors.joining(" ")))
                            .collect(Collectors.joining("/")))
                    : Digest.of(status + "/" + incident.alerts().size());
        }
    }
}
