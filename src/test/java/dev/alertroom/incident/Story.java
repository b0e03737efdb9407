package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells an incident step by step, as those who are called would. */
final class Story {

    static final Instant NIGHT = Instant.parse("2026-01-05T03:00:00Z");
    static final String CONFERENCE = "CF1";
    private static final Duration RING = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final List<Event> events = new ArrayList<>();
    private Instant now = NIGHT;
    private int dialIns;

    /** An alert has come; nobody has been called yet. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Story of(int attempts, List<Responder>... tiers) {
        return of(new Policy(attempts, RING, PAUSE, Screening.KEYPRESS), tiers);
    }

    /** One attempt, and nobody is rung again once somebody has come. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Story unreminded(List<Responder>... tiers) {
        return of(
                new Policy(1, RING, PAUSE, Screening.KEYPRESS, Policy.AGAIN_AFTER, Policy.GIVE_UP_AFTER, Duration.ZERO),
                tiers);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Story of(Policy policy, List<Responder>... tiers) {
        var story = new Story();
        story.happens(new Event.Opened(NIGHT, "default", "AlertRoom", "ja-JP", policy, List.of(tiers)));
        story.alert("disk");
        return story;
    }

    static Responder responder(String id, String... numbers) {
        return new Responder(id, id, numbers.length == 0 ? List.of("+81-" + id) : List.of(numbers));
    }

    Incident incident() {
        return Incident.of("night", events).orElseThrow();
    }

    Instant now() {
        return now;
    }

    Plan plan() {
        return Plan.next(incident(), now);
    }

    Status status() {
        return incident().status(now);
    }

    Story seconds(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Story minutes(int minutes) {
        return seconds(60 * minutes);
    }

    Story happens(Event event) {
        events.add(event);
        return this;
    }

    Story alert(String key) {
        return happens(new Event.Alerted(now, key, generation(key), key + " is broken", "ja-JP"));
    }

    /** A mute of this alert begins, and lasts so long. */
    Story mutes(String key, String mute, int minutes) {
        return happens(new Event.Muted(now, key, generation(key), mute, now.plusSeconds(60L * minutes)));
    }

    /** Somebody ends a mute before its time. */
    Story unmutes(String mute) {
        return happens(new Event.Unmuted(now, mute));
    }

    private int generation(String key) {
        return Incident.of("night", events).orElseThrow().generation(key);
    }

    Story clears(String key) {
        return happens(new Event.Cleared(now, key, generation(key)));
    }

    /** Whether an alert starts the ringing from the beginning; if so, it has. */
    boolean ringsAgain(boolean repeat) {
        var again = Plan.ringAgain(incident(), repeat, now);
        again.ifPresent(this::happens);
        return again.isPresent();
    }

    /** Does what the plan says, until there is nothing to do now: whose phones ring, attempt by attempt. */
    List<String> rings() {
        var rung = new ArrayList<String>();
        for (var plan = plan(); !plan.actions().isEmpty(); plan = plan()) {
            plan.actions().forEach(action -> happens(action.claim()));
            calls(plan).forEach(call -> {
                rung.add(call.key().responder() + " " + call.key().attempt());
                happens(new Event.CallPlaced(now, call.key(), sid(call.key())));
            });
        }
        return rung;
    }

    /** The instance dies between its claims and the calls. */
    Story claimsAndDies() {
        plan().actions().forEach(action -> happens(action.claim()));
        return this;
    }

    /** Twilio refuses every call that is planned. */
    Story refusesAll(boolean permanent) {
        var plan = plan();
        plan.actions().forEach(action -> happens(action.claim()));
        calls(plan).forEach(call -> happens(new Event.CallRefused(now, call.key(), 21211, "no", permanent)));
        return this;
    }

    private static Stream<Action.Call> calls(Plan plan) {
        return plan.actions().stream().filter(Action.Call.class::isInstance).map(Action.Call.class::cast);
    }

    List<Announcement> says() {
        var actions = plan().actions().stream()
                .filter(action -> announcement(action).isPresent())
                .toList();
        actions.forEach(action -> happens(action.claim()));
        return actions.stream().flatMap(action -> announcement(action).stream()).toList();
    }

    /** Whoever waits alone is to be taken out of the conference for it. */
    List<String> takesOut() {
        var told = plan().actions().stream()
                .filter(Action.TellWaiting.class::isInstance)
                .map(Action.TellWaiting.class::cast)
                .toList();
        told.forEach(action -> happens(action.claim()));
        told.forEach(action -> happens(new Event.TakenOut(
                now,
                action.waiting().responder(),
                action.waiting().sid(),
                action.waiting().conference())));
        return told.stream().map(action -> action.waiting().responder()).toList();
    }

    /** What is to be said cannot be said. */
    List<Announcement> failsToSay() {
        var actions = plan().actions();
        var said = says();
        actions.stream()
                .map(Action::claim)
                .filter(Event.Announced.class::isInstance)
                .map(Event.Announced.class::cast)
                .forEach(claim -> happens(new Event.Unsaid(now, claim.subject())));
        return said;
    }

    private static Optional<Announcement> announcement(Action action) {
        if (action instanceof Action.Announce announce) {
            return Optional.of(announce.announcement());
        }
        return action instanceof Action.TellWaiting tell ? Optional.of(tell.announcement()) : Optional.empty();
    }

    Story ends(Outcome outcome, String... responders) {
        for (var responder : responders) {
            happens(new Event.CallEnded(now, key(responder), sid(key(responder)), outcome));
        }
        return this;
    }

    Story picksUp(String responder) {
        return happens(new Event.PickedUp(now, key(responder), sid(key(responder))));
    }

    /** Key 1, but the conference has not told of it yet. */
    Story pressesOne(String responder) {
        var key = key(responder);
        return picksUp(responder).happens(new Event.Joined(now, key.cycle(), responder, sid(key)));
    }

    Story joins(String responder) {
        return pressesOne(responder).enters(responder, sid(key(responder)));
    }

    Story enters(String responder, String sid) {
        return happens(new Event.Entered(now, responder, sid, CONFERENCE));
    }

    Story enters(String responder, String sid, String conference) {
        return happens(new Event.Entered(now, responder, sid, conference));
    }

    Story leaves(String responder) {
        return happens(new Event.Left(now, responder, sid(key(responder)))).ends(Outcome.COMPLETED, responder);
    }

    Story pressesTwo(String responder) {
        return picksUp(responder)
                .happens(new Event.Declined(now, key(responder)))
                .ends(Outcome.COMPLETED, responder);
    }

    Story dialsIn(String responder) {
        var sid = "CA-in-" + dialIns++;
        return happens(new Event.Joined(now, incident().cycle(), responder, sid))
                .enters(responder, sid);
    }

    Story refusesForNow(String responder) {
        return happens(new Event.CallRefused(now, key(responder), 0, "no answer", false));
    }

    Story names(Responder responder) {
        return happens(new Event.ResponderAdded(now, responder));
    }

    String number(String responder) {
        return latest(responder).number().orElseThrow();
    }

    String sid(String responder) {
        return sid(key(responder));
    }

    private CallKey key(String responder) {
        return latest(responder).key();
    }

    private Attempt latest(String responder) {
        Optional<Attempt> latest = incident().attempts().stream()
                .filter(attempt -> attempt.key().responder().equals(responder))
                .reduce((earlier, later) -> later);
        return latest.orElseThrow();
    }

    private static String sid(CallKey key) {
        return "CA-" + key;
    }
}
