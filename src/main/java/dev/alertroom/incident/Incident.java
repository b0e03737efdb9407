package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incident as its events tell it. It is a function of the <em>set</em> of events: their order and repetitions make no
 * difference, because callbacks arrive in any order, twice, or not at all.
 */
public final class Incident {

    /** An incident in which nobody is left and nothing happens is closed after this long. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** Twilio ends every call by then, so whoever seems to be in the room for longer was lost. */
    static final Duration LONGEST_CALL = Duration.ofHours(24);

    private final String id;
    private final Map<String, Event> events;
    private final Event.Opened opened;
    private final Map<CallKey, Attempt> attempts;

    private Incident(String id, Map<String, Event> events, Event.Opened opened) {
        this.id = id;
        this.events = events;
        this.opened = opened;
        this.attempts = foldAttempts(events.values());
    }

    /** The incident that these events tell of; empty as long as it has not been opened. */
    public static Optional<Incident> of(String id, Collection<? extends Event> events) {
        var byId = new TreeMap<String, Event>();
        events.forEach(event -> byId.merge(event.id(), event, Incident::earlier));
        return byId.get(Event.Opened.ID) instanceof Event.Opened opened
                ? Optional.of(new Incident(id, byId, opened))
                : Optional.empty();
    }

    /** Two stores may each have seen the same event first; every reader must pick the same one. */
    private static Event earlier(Event one, Event other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            order = one.toString().compareTo(other.toString());
        }
        return order <= 0 ? one : other;
    }

    /** The same incident with more events. */
    public Incident with(Collection<? extends Event> more) {
        return of(id, Stream.concat(events.values().stream(), more.stream()).toList())
                .orElseThrow();
    }

    public String id() {
        return id;
    }

    public Instant openedAt() {
        return opened.at();
    }

    public String team() {
        return opened.team();
    }

    public String room() {
        return opened.room();
    }

    public String language() {
        return opened.language();
    }

    public Policy policy() {
        return opened.policy();
    }

    public boolean has(String eventId) {
        return events.containsKey(eventId);
    }

    /** All that happened, oldest first. */
    public List<Event> timeline() {
        return events.values().stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id))
                .toList();
    }

    /** Everyone who may be called, by id: the tiers first, then those whom alerts named later. */
    public Map<String, Responder> responders() {
        return Stream.concat(
                        opened.tiers().stream().flatMap(List::stream), added().map(Event.ResponderAdded::responder))
                .collect(Collectors.toMap(
                        Responder::id, Function.identity(), (first, again) -> first, LinkedHashMap::new));
    }

    /** The responder who has this number. */
    public Optional<Responder> responderWith(String number) {
        return responders().values().stream()
                .filter(responder -> responder.numbers().contains(number))
                .findFirst();
    }

    /** How often everyone was rung from the start; counts from 1. */
    public int cycle() {
        return all(Event.RungAgain.class).mapToInt(Event.RungAgain::cycle).max().orElse(1);
    }

    Instant cycleStart() {
        return all(Event.RungAgain.class)
                .filter(again -> again.cycle() == cycle())
                .map(Event::at)
                .findFirst()
                .orElse(opened.at());
    }

    /** The last tier that is called in this cycle; counts from 0. */
    public int tier() {
        int cycle = cycle();
        return all(Event.Escalated.class)
                .filter(escalated -> escalated.cycle() == cycle)
                .mapToInt(Event.Escalated::tier)
                .max()
                .orElse(0);
    }

    boolean lastTier() {
        return tier() >= opened.tiers().size() - 1;
    }

    /** Whom this cycle has asked or is about to ask. */
    List<Responder> asked() {
        var tiers = opened.tiers();
        var inTiers =
                tiers.subList(0, Math.min(tier() + 1, tiers.size())).stream().flatMap(List::stream);
        var byId = new LinkedHashMap<String, Responder>();
        Stream.concat(inTiers, added().map(Event.ResponderAdded::responder))
                .forEach(responder -> byId.putIfAbsent(responder.id(), responder));
        return List.copyOf(byId.values());
    }

    Stream<Event.ResponderAdded> added() {
        return all(Event.ResponderAdded.class)
                .sorted(Comparator.comparing(Event.ResponderAdded::at).thenComparing(Event::id));
    }

    /** Every attempt of this incident, oldest first. */
    public List<Attempt> attempts() {
        return attempts.values().stream()
                .sorted(Comparator.comparing(Attempt::since)
                        .thenComparing(attempt -> attempt.key().toString()))
                .toList();
    }

    public Optional<Attempt> attempt(CallKey key) {
        return Optional.ofNullable(attempts.get(key));
    }

    List<Attempt> attemptsInCycle() {
        int cycle = cycle();
        return attempts().stream()
                .filter(attempt -> attempt.key().cycle() == cycle)
                .toList();
    }

    List<Attempt> attemptsInCycle(Responder responder) {
        return attemptsInCycle().stream()
                .filter(attempt -> attempt.key().responder().equals(responder.id()))
                .toList();
    }

    /** When the first responder of this cycle went into the room. */
    public Optional<Instant> acknowledgedAt() {
        int cycle = cycle();
        return all(Event.Joined.class)
                .filter(joined -> joined.cycle() == cycle)
                .map(Event::at)
                .min(Instant::compareTo);
    }

    /** The alerts that came, oldest first. */
    public List<Event.Alerted> alerts() {
        return all(Event.Alerted.class)
                .sorted(Comparator.comparing(Event.Alerted::at).thenComparing(Event::id))
                .toList();
    }

    /** The alerts that are not over, oldest first. */
    public List<Event.Alerted> activeAlerts() {
        return alerts().stream().filter(alert -> !cleared(alert)).toList();
    }

    private boolean cleared(Event.Alerted alert) {
        return has(new Event.Cleared(alert.at(), alert.key(), alert.generation()).id());
    }

    /** How often the monitor has cleared this alert. */
    public int generation(String alertKey) {
        return (int) all(Event.Cleared.class)
                .filter(cleared -> cleared.key().equals(alertKey))
                .count();
    }

    boolean allCleared() {
        return !alerts().isEmpty() && activeAlerts().isEmpty();
    }

    /** The calls that are in the room now, in the order in which they came. */
    public List<Event.Entered> present(Instant now) {
        var gone = Stream.concat(
                        all(Event.Left.class).map(Event.Left::sid),
                        all(Event.CallEnded.class).map(Event.CallEnded::sid))
                .collect(Collectors.toSet());
        return all(Event.Entered.class)
                .filter(entered -> !gone.contains(entered.sid()))
                .filter(entered -> entered.at().plus(LONGEST_CALL).isAfter(now))
                .sorted(Comparator.comparing(Event.Entered::at).thenComparing(Event::id))
                .toList();
    }

    /** Somebody is in the room, or on the way from the key to the room. */
    public boolean roomLive(Instant now) {
        return !present(now).isEmpty() || attempts.values().stream().anyMatch(attempt -> arriving(attempt, now));
    }

    private boolean arriving(Attempt attempt, Instant now) {
        return attempt.joined()
                && attempt.unended().stream()
                        .anyMatch(sid -> !has("entered." + sid)
                                && joinedAt(sid).plus(Attempt.PLACING).isAfter(now));
    }

    private Instant joinedAt(String sid) {
        return events.get("joined." + sid) instanceof Event.Joined joined ? joined.at() : Instant.MIN;
    }

    /** The conference's SID, once somebody has entered it. */
    public Optional<String> conference(Instant now) {
        return present(now).stream().map(Event.Entered::conference).reduce((first, last) -> last);
    }

    public Status status(Instant now) {
        if (closed(now)) {
            return Status.CLOSED;
        }
        if (acknowledgedAt().isPresent()) {
            return Status.ACKNOWLEDGED;
        }
        return Plan.exhausted(this, now) ? Status.UNANSWERED : Status.RINGING;
    }

    /** Every alert is over, somebody resolved it, or nothing has happened for {@link #IDLE} with nobody in the room. */
    public boolean closed(Instant now) {
        return has("resolved") || allCleared() || idle(now);
    }

    private boolean idle(Instant now) {
        boolean anyLive = attemptsInCycle().stream()
                .filter(attempt -> !attempt.joined())
                .anyMatch(attempt -> attempt.live(policy(), now));
        return !anyLive && !roomLive(now) && !lastActivity().plus(IDLE).isAfter(now);
    }

    Instant lastActivity() {
        return events.values().stream().map(Event::at).max(Instant::compareTo).orElse(opened.at());
    }

    <E extends Event> Stream<E> all(Class<E> type) {
        return events.values().stream().filter(type::isInstance).map(type::cast);
    }

    private static Map<CallKey, Attempt> foldAttempts(Collection<Event> events) {
        var parts = new HashMap<CallKey, Parts>();
        var joined = new HashSet<String>();
        for (Event event : events) {
            if (event instanceof Event.CallClaimed claimed) {
                part(parts, claimed.call()).claimed = claimed;
            } else if (event instanceof Event.CallPlaced placed) {
                part(parts, placed.call()).placed.add(placed);
            } else if (event instanceof Event.CallRefused refused) {
                part(parts, refused.call()).refused = refused;
            } else if (event instanceof Event.PickedUp pickedUp) {
                part(parts, pickedUp.call()).pickedUp = pickedUp;
            } else if (event instanceof Event.Declined declined) {
                part(parts, declined.call()).declined = declined;
            } else if (event instanceof Event.CallEnded ended) {
                part(parts, ended.call()).ends.add(ended);
            } else if (event instanceof Event.Joined join) {
                joined.add(join.sid());
            }
        }
        return parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue().toAttempt(part.getKey(), joined)));
    }

    private static Parts part(Map<CallKey, Parts> parts, CallKey key) {
        return parts.computeIfAbsent(key, ignored -> new Parts());
    }

    /** What the events say of one attempt, while they are being read. */
    private static final class Parts {
        private Event.CallClaimed claimed;
        private final List<Event.CallPlaced> placed = new ArrayList<>();
        private Event.CallRefused refused;
        private Event.PickedUp pickedUp;
        private Event.Declined declined;
        private final List<Event.CallEnded> ends = new ArrayList<>();

        Attempt toAttempt(CallKey key, Set<String> joinedSids) {
            var sids = new HashSet<String>();
            placed.forEach(event -> sids.add(event.sid()));
            ends.forEach(event -> sids.add(event.sid()));
            Optional.ofNullable(pickedUp).ifPresent(event -> sids.add(event.sid()));
            var placedAt = placed.stream().map(Event::at).max(Instant::compareTo);
            return new Attempt(
                    key,
                    Optional.ofNullable(claimed).map(Event::at).orElseGet(this::firstSign),
                    Optional.ofNullable(claimed).map(Event.CallClaimed::number),
                    placedAt,
                    sids,
                    ends.stream().collect(Collectors.toMap(Event.CallEnded::sid, Function.identity())),
                    Optional.ofNullable(refused),
                    Optional.ofNullable(pickedUp).map(Event::at),
                    sids.stream().anyMatch(joinedSids::contains),
                    declined != null);
        }

        private Instant firstSign() {
            return Stream.of(placed.stream(), ends.stream(), Stream.of(refused, pickedUp, declined))
                    .flatMap(Function.identity())
                    .filter(Objects::nonNull)
                    .map(Event.class::cast)
                    .map(Event::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
    }
}
