package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incident as its events tell it. It is a function of the <em>set</em> of events: their order and repetitions make no
 * difference, because callbacks arrive in any order, twice, or not at all.
 */
public final class Incident {

    /** An incident that somebody had, and of which nobody is to be reminded, is closed after this long. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** A presence that is older than this is not believed without asking the telephone. */
    static final Duration BELIEVED = Duration.ofMinutes(3);

    /** The longest that somebody who was taken out of the room may take to come back. */
    static final Duration AWAY = Duration.ofMinutes(1);

    /** Twilio ends every call by then, so whoever seems to be in the room for longer was lost. */
    static final Duration LONGEST_CALL = Duration.ofHours(24);

    private final String id;
    private final Map<String, Event> byId;
    private final List<Event> timeline;
    private final Map<Class<?>, List<Event>> byKind;
    private final List<Event.Alerted> activeAlerts;
    private final Event.Opened opened;
    private final List<Attempt> attempts;
    private final int cycle;
    private final Instant cycleStart;
    private final int tier;
    private final Map<String, List<Attempt>> attemptsInCycle;
    private final Map<String, Responder> responders;
    private final List<Responder> first;
    private final List<Responder> asked;
    private final Map<String, Instant> muteEnds;

    private Incident(String id, Map<String, Event> byId, Event.Opened opened) {
        this.id = id;
        this.byId = byId;
        this.timeline = byId.values().stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id))
                .toList();
        this.byKind = timeline.stream().collect(Collectors.groupingBy(Event::getClass));
        this.activeAlerts =
                all(Event.Alerted.class).filter(alert -> !cleared(alert)).toList();
        this.opened = opened;
        this.attempts = Attempt.all(timeline);
        this.cycle = latestCycle();
        this.cycleStart = startOfCycle();
        this.tier = latestTier();
        this.attemptsInCycle = attempts.stream()
                .filter(attempt -> attempt.key().cycle() == cycle)
                .collect(Collectors.groupingBy(attempt -> attempt.key().responder()));
        this.responders = everyone();
        this.first = firstOfCycle();
        this.asked = askedInCycle();
        this.muteEnds = endsOfMutes();
    }

    /** By alert, when the last of its mutes ends or has ended. */
    private Map<String, Instant> endsOfMutes() {
        return all(Event.Muted.class)
                .collect(Collectors.toMap(
                        muted -> Event.Alerted.id(muted.key(), muted.generation()),
                        this::endOf,
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    private Instant endOf(Event.Muted muted) {
        return byId.get(Event.Unmuted.id(muted.mute())) instanceof Event.Unmuted ended
                        && ended.at().isBefore(muted.until())
                ? ended.at()
                : muted.until();
    }

    /** The incident that these events tell of; empty as long as it has not been opened. */
    public static Optional<Incident> of(String id, Collection<? extends Event> events) {
        var byId = new HashMap<String, Event>();
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
        return of(id, Stream.concat(timeline.stream(), more.stream()).toList()).orElseThrow();
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

    /** What those hear whom nobody knows by a language of their own: the language of the newest alert. */
    public String spokenLanguage() {
        return alerts().stream()
                .reduce((earlier, later) -> later)
                .map(Event.Alerted::language)
                .orElse(language());
    }

    public Policy policy() {
        return opened.policy();
    }

    public boolean has(String eventId) {
        return byId.containsKey(eventId);
    }

    /** All that happened, oldest first. */
    public List<Event> timeline() {
        return timeline;
    }

    /** Everyone who may be called, by id: the tiers first, then those whom alerts named later. */
    public Map<String, Responder> responders() {
        return responders;
    }

    private Map<String, Responder> everyone() {
        return Stream.concat(onTheList(), summoned().map(Event.Summoned::responder))
                .collect(Collectors.toMap(
                        Responder::id, Function.identity(), (first, again) -> first, LinkedHashMap::new));
    }

    private Stream<Responder> onTheList() {
        return Stream.concat(
                opened.tiers().stream().flatMap(List::stream), added().map(Event.ResponderAdded::responder));
    }

    /** Whether the roster or an alert has named them, and not only somebody who wanted them rung. */
    public boolean listed(Responder responder) {
        return onTheList().map(Responder::id).anyMatch(responder.id()::equals);
    }

    /** The responder who has this number. */
    public Optional<Responder> responderWith(String number) {
        return responders().values().stream()
                .filter(responder -> responder.numbers().contains(number))
                .findFirst();
    }

    /** What an instance that has never heard of this incident can go on from. */
    public Optional<WakeUp.KnownCall> newestCall(Instant now) {
        return attempts.stream()
                .reduce((earlier, later) -> later)
                .flatMap(attempt -> attempt.number()
                        .map(number -> new WakeUp.KnownCall(CallContext.of(this, attempt.key(), now), number)));
    }

    /** How often everyone was rung from the start; counts from 1. */
    public int cycle() {
        return cycle;
    }

    /** A call tells of its cycle too, should the event that began it be out of reach. */
    private int latestCycle() {
        return Stream.of(
                        all(Event.RungAgain.class).map(Event.RungAgain::cycle),
                        all(Event.Joined.class).map(Event.Joined::cycle),
                        attempts.stream().map(attempt -> attempt.key().cycle()))
                .flatMap(Function.identity())
                .max(Integer::compareTo)
                .orElse(1);
    }

    private Instant startOfCycle() {
        return byId.get(Event.RungAgain.id(cycle)) instanceof Event.RungAgain again ? again.at() : firstSignOfCycle();
    }

    private Instant firstSignOfCycle() {
        return attempts.stream()
                .filter(attempt -> cycle > 1 && attempt.key().cycle() == cycle)
                .map(Attempt::since)
                .findFirst()
                .orElse(opened.at());
    }

    Instant cycleStart() {
        return cycleStart;
    }

    /** The last tier that is called in this cycle; counts from 0. */
    public int tier() {
        return tier;
    }

    private int latestTier() {
        return all(Event.Escalated.class)
                .filter(escalated -> escalated.cycle() == cycle)
                .mapToInt(Event.Escalated::tier)
                .max()
                .orElse(0);
    }

    boolean lastTier() {
        int added = added().mapToInt(this::tierOf).max().orElse(0);
        return tier >= Math.max(tiers().size() - 1, added);
    }

    /** The tiers of this cycle: one that began for those who had left begins with them. */
    private List<List<Responder>> tiers() {
        return first.isEmpty()
                ? opened.tiers()
                : Stream.concat(Stream.of(first), opened.tiers().stream()).toList();
    }

    private List<Responder> firstOfCycle() {
        var known = responders;
        return again().stream()
                .flatMap(again -> again.first().stream())
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }

    private Optional<Event.RungAgain> again() {
        return byId.get(Event.RungAgain.id(cycle)) instanceof Event.RungAgain again
                ? Optional.of(again)
                : Optional.empty();
    }

    /** Whoever is named while it rings does not wait for those whom it began with. */
    private int tierOf(Event.ResponderAdded added) {
        return added.tier() + (!first.isEmpty() && added.at().isBefore(cycleStart) ? 1 : 0);
    }

    /** How often everyone has been rung again without any sign of anybody. */
    int waves() {
        var waves = all(Event.RungAgain.class)
                .sorted(Comparator.comparingInt(Event.RungAgain::cycle).reversed())
                .takeWhile(again -> again.reason() == Event.RungAgain.Reason.UNANSWERED)
                .count();
        return Math.toIntExact(waves);
    }

    /** Whom this cycle has asked or is about to ask. */
    List<Responder> asked(Instant now) {
        return asked.stream().filter(responder -> !held(responder, now)).toList();
    }

    /** Only alerts that are muted have named them. */
    public boolean held(Responder responder, Instant now) {
        return opened.tiers().stream().noneMatch(tier -> tier.contains(responder))
                && listed(responder)
                && added().filter(added -> added.responder().id().equals(responder.id()))
                        .allMatch(added ->
                                !added.alert().isEmpty() && now.isBefore(muteEnds.getOrDefault(added.alert(), now)));
    }

    private List<Responder> askedInCycle() {
        var tiers = tiers();
        var inTiers =
                tiers.subList(0, Math.min(tier + 1, tiers.size())).stream().flatMap(List::stream);
        var added = added().filter(event -> tierOf(event) <= tier).map(Event.ResponderAdded::responder);
        var byId = new LinkedHashMap<String, Responder>();
        Stream.concat(inTiers, added).forEach(responder -> byId.putIfAbsent(responder.id(), responder));
        return byId.values().stream().filter(Predicate.not(this::spared)).toList();
    }

    /** Who declined is not called for it again, as long as there is somebody else. */
    private boolean spared(Responder responder) {
        return again().filter(again -> again.reason() == Event.RungAgain.Reason.UNANSWERED)
                        .isPresent()
                && declined(responder)
                && !onTheList().allMatch(this::declined);
    }

    private boolean declined(Responder responder) {
        return attempts.stream()
                .anyMatch(attempt ->
                        attempt.declined() && attempt.key().responder().equals(responder.id()));
    }

    /** Whether this cycle has asked somebody, or is about to. */
    public boolean asked(Responder responder, Instant now) {
        return asked(now).contains(responder);
    }

    Stream<Event.ResponderAdded> added() {
        return all(Event.ResponderAdded.class);
    }

    /** Who dialled our number to be called back, oldest first. */
    Stream<Event.CalledIn> calledIn() {
        return all(Event.CalledIn.class);
    }

    /** Whom somebody wants to be rung, oldest wish first. */
    Stream<Event.Summoned> summoned() {
        return all(Event.Summoned.class);
    }

    /** Those of a tier of this cycle who are not asked for before it; tiers count from 0. */
    List<Responder> ofTier(int number, Instant now) {
        var tiers = tiers();
        var inTier = number < tiers.size() ? tiers.get(number).stream() : Stream.<Responder>empty();
        return Stream.concat(
                        inTier, added().filter(added -> tierOf(added) == number).map(Event.ResponderAdded::responder))
                .distinct()
                .filter(responder -> !held(responder, now) && !asked.contains(responder))
                .toList();
    }

    /** Whether a responder who dials our number is called back; only so often in an hour. */
    public boolean mayBeCalledBack(String responder, Instant now) {
        return CallBack.allowed(this, responder, now);
    }

    /** Every attempt of this incident, oldest first. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** Calls are being placed, and no phone rings yet. */
    public boolean placing(Instant now) {
        var live = live(now).toList();
        return !live.isEmpty() && live.stream().allMatch(Attempt::placing);
    }

    /** The calls that should be over, or should have led into the room, and of which nothing has been heard. */
    public List<Attempt> overdue(Instant now) {
        return attempts.stream()
                .filter(attempt -> attempt.joined()
                        ? attempt.sids().stream().noneMatch(entered()::contains)
                        : !attempt.givenUpAt(policy()).isAfter(now))
                .filter(attempt -> !attempt.unended().isEmpty())
                .toList();
    }

    /** Those who pressed the key, and of whom neither the conference nor the end of their call was reported. */
    public List<Event.Joined> unarrived() {
        var entered = entered();
        return all(Event.Joined.class)
                .filter(joined -> !entered.contains(joined.sid()) && !hasGone(joined.sid()))
                .toList();
    }

    /** Somebody is believed to be in the room of whom nothing was heard lately. */
    public boolean presenceIsOld(Instant now) {
        return roomLive(now) && !lastRoomEvent().plus(BELIEVED).isAfter(now);
    }

    /** When somebody was last heard of who came into the room or left it. */
    public Instant lastRoomEvent() {
        return timeline.stream()
                .filter(event ->
                        event instanceof Event.Joined || event instanceof Event.Entered || event instanceof Event.Left)
                .map(Event::at)
                .max(Instant::compareTo)
                .orElse(opened.at());
    }

    /** When somebody who pressed the key should be in the room, if nothing was heard of them yet. */
    Optional<Instant> arrivalDue(Instant now) {
        return all(Event.Joined.class)
                .filter(joined -> arriving(joined, now))
                .map(joined -> joined.at().plus(Attempt.PLACING))
                .min(Instant::compareTo);
    }

    List<Attempt> attemptsInCycle() {
        return attempts.stream()
                .filter(attempt -> attempt.key().cycle() == cycle)
                .toList();
    }

    List<Attempt> attemptsInCycle(Responder responder) {
        return attemptsInCycle.getOrDefault(responder.id(), List.of());
    }

    /** In no cycle has this responder been called, not even in vain. */
    boolean neverCalled(Responder responder) {
        return attempts.stream().noneMatch(attempt -> attempt.key().responder().equals(responder.id()));
    }

    /** When the first responder went into the room since everyone was last rung from the start. */
    public Optional<Instant> acknowledgedAt() {
        return Stream.concat(
                        all(Event.Joined.class)
                                .filter(this::inThisCycle)
                                .filter(joined -> !neverArrived(joined))
                                .map(Event::at),
                        all(Event.Entered.class)
                                .filter(entered -> !has(Event.Joined.id(entered.sid())) && inThisCycle(entered))
                                .map(Event::at))
                .min(Instant::compareTo);
    }

    /** The key was pressed, but the call was over before anybody was in the room. */
    private boolean neverArrived(Event.Joined joined) {
        return !entered().contains(joined.sid())
                && all(Event.Left.class).map(Event.Left::sid).noneMatch(joined.sid()::equals)
                && ended().contains(joined.sid());
    }

    /** A call of an earlier cycle that was given up may still be answered in this one. */
    private boolean inThisCycle(Event.Joined joined) {
        return joined.cycle() == cycle || !joined.at().isBefore(cycleStart);
    }

    /** The same; and one of this cycle is so too if the clock of whoever heard of it is behind. */
    private boolean inThisCycle(Event.Entered entered) {
        return cycle == 1
                || !entered.at().isBefore(cycleStart)
                || attemptsInCycle().stream().anyMatch(attempt -> attempt.sids().contains(entered.sid()));
    }

    /** Somebody answered in this cycle, or is still in the room from an earlier one. */
    boolean acknowledged(Instant now) {
        return acknowledgedAt().isPresent() || roomLive(now);
    }

    /** The alerts that came, oldest first. */
    public List<Event.Alerted> alerts() {
        return all(Event.Alerted.class).toList();
    }

    /** All alerts: those that fire first, the newest of them before the others. */
    public List<Event.Alerted> alertsByUrgency() {
        var active = activeAlerts();
        return alerts().stream()
                .sorted(Comparator.comparing((Event.Alerted alert) -> !active.contains(alert))
                        .thenComparing(Event::at, Comparator.reverseOrder()))
                .toList();
    }

    /** The alerts that are not over, oldest first. */
    public List<Event.Alerted> activeAlerts() {
        return activeAlerts;
    }

    /** Until when an alert rings nobody; empty if no mute of it lasts. */
    public Optional<Instant> mutedUntil(Event.Alerted alert, Instant now) {
        return Optional.ofNullable(muteEnds.get(alert.id())).filter(now::isBefore);
    }

    /** The alerts that are not over and that ring, oldest first. */
    List<Event.Alerted> audibleAlerts(Instant now) {
        return activeAlerts().stream()
                .filter(alert -> mutedUntil(alert, now).isEmpty())
                .toList();
    }

    /** Something fires, and all of it is muted. */
    boolean silenced(Instant now) {
        return !activeAlerts().isEmpty() && audibleAlerts(now).isEmpty();
    }

    /** When a mute is over for the first alert that it covers. */
    Optional<Instant> nextMuteEnd(Instant now) {
        return activeAlerts().stream()
                .flatMap(alert -> mutedUntil(alert, now).stream())
                .min(Instant::compareTo);
    }

    /** Since when an alert rings: it came, or the mute of it has ended. */
    Instant audibleSince(Event.Alerted alert) {
        var end = muteEnds.get(alert.id());
        return end != null && end.isAfter(alert.at()) ? end : alert.at();
    }

    /** A mute of this alert has ended. */
    boolean wasMuted(Event.Alerted alert) {
        return !audibleSince(alert).equals(alert.at());
    }

    /** The alerts that ring since no phone rang any more and nobody was in the room: no call was made for them yet. */
    List<Event.Alerted> unheardAlerts(Instant now) {
        var contact = lastContact();
        return audibleAlerts(now).stream()
                .filter(alert -> audibleSince(alert).isAfter(contact))
                .toList();
    }

    private Instant lastContact() {
        var phones =
                attempts.stream().map(attempt -> attempt.rangUntil(policy()).orElse(attempt.since()));
        var room = timeline.stream()
                .filter(event ->
                        event instanceof Event.Joined || event instanceof Event.Entered || event instanceof Event.Left)
                .map(Event::at);
        return Stream.concat(phones, room)
                .max(Instant::compareTo)
                .filter(cycleStart::isBefore)
                .orElse(cycleStart);
    }

    boolean cleared(Event.Alerted alert) {
        return has(Event.Cleared.id(alert.key(), alert.generation()));
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

    /** The calls that are in the room now, in the order in which they came; also one that is out for a moment. */
    public List<Event.Entered> present(Instant now) {
        var newest = new LinkedHashMap<String, Event.Entered>();
        all(Event.Entered.class).forEach(entered -> {
            newest.remove(entered.sid());
            newest.put(entered.sid(), entered);
        });
        var ended = ended();
        return newest.values().stream()
                .filter(entered -> !ended.contains(entered.sid()) && !hasLeft(entered, now))
                .filter(entered -> entered.at().plus(LONGEST_CALL).isAfter(now))
                .toList();
    }

    private boolean hasLeft(Event.Entered entered, Instant now) {
        return outSince(entered)
                .map(out -> !out.plus(AWAY).isAfter(now))
                .orElseGet(() -> all(Event.Left.class)
                        .filter(left -> left.sid().equals(entered.sid()))
                        .anyMatch(left ->
                                left.conference().isEmpty() || left.conference().equals(entered.conference())));
    }

    /** Whether the room does not hear this participant. */
    public boolean isMuted(Event.Entered entered) {
        return mutes(entered) > unmutes(entered);
    }

    /** How often it was changed whether the room hears this participant. */
    public int turns(Event.Entered entered) {
        return Math.toIntExact(mutes(entered) + unmutes(entered));
    }

    private long mutes(Event.Entered entered) {
        return all(Event.ParticipantMuted.class)
                .filter(muted ->
                        muted.sid().equals(entered.sid()) && muted.conference().equals(entered.conference()))
                .count();
    }

    private long unmutes(Event.Entered entered) {
        return all(Event.ParticipantUnmuted.class)
                .filter(unmuted -> unmuted.sid().equals(entered.sid())
                        && unmuted.conference().equals(entered.conference()))
                .count();
    }

    /** When this call was taken out of its conference; empty if it was not. */
    Optional<Instant> outSince(Event.Entered entered) {
        return all(Event.TakenOut.class)
                .filter(out ->
                        out.sid().equals(entered.sid()) && out.conference().equals(entered.conference()))
                .map(Event::at)
                .findFirst();
    }

    /** Whether this was on the way to hear something, and not for good. */
    boolean comesBack(Event.Left left) {
        return all(Event.TakenOut.class)
                .anyMatch(
                        out -> out.sid().equals(left.sid()) && out.conference().equals(left.conference()));
    }

    /**
     * Whether people hear each other in a conference. With one participant it has not begun, and that one hears hold music
     * whatever is announced; once begun it goes on with one, too.
     *
     * @see <a href="https://www.twilio.com/docs/voice/twiml/conference">Conferences start with two</a>
     */
    boolean hasBegun(String conference) {
        return all(Event.Entered.class)
                        .filter(entered -> entered.conference().equals(conference))
                        .map(Event.Entered::sid)
                        .distinct()
                        .count()
                > 1;
    }

    private Set<String> entered() {
        return all(Event.Entered.class).map(Event.Entered::sid).collect(Collectors.toSet());
    }

    private Set<String> ended() {
        return all(Event.CallEnded.class).map(Event.CallEnded::sid).collect(Collectors.toSet());
    }

    /** Whether a call that never was in the room will not come either. */
    private boolean hasGone(String sid) {
        return ended().contains(sid)
                || all(Event.Left.class).map(Event.Left::sid).anyMatch(sid::equals);
    }

    /** Who is on this call; empty if it is none of this incident's. */
    public Optional<String> onCall(String sid) {
        var joined =
                all(Event.Joined.class).filter(event -> event.sid().equals(sid)).map(Event.Joined::responder);
        var entered = all(Event.Entered.class)
                .filter(event -> event.sid().equals(sid))
                .map(Event.Entered::responder);
        var called = attempts.stream()
                .filter(attempt -> attempt.sids().contains(sid))
                .map(attempt -> attempt.key().responder());
        return Stream.of(joined, entered, called).flatMap(Function.identity()).findFirst();
    }

    /** Somebody is in the room, or on the way from the key to the room. */
    public boolean roomLive(Instant now) {
        return !present(now).isEmpty() || all(Event.Joined.class).anyMatch(joined -> arriving(joined, now));
    }

    private boolean arriving(Event.Joined joined, Instant now) {
        return joined.at().plus(Attempt.PLACING).isAfter(now)
                && !entered().contains(joined.sid())
                && !hasGone(joined.sid());
    }

    public Status status(Instant now) {
        if (closed(now)) {
            return Status.CLOSED;
        }
        if (silenced(now) && !roomLive(now)) {
            return Status.MUTED;
        }
        if (acknowledged(now)) {
            return Status.ACKNOWLEDGED;
        }
        return Plan.exhausted(this, now) ? Status.UNANSWERED : Status.RINGING;
    }

    /** Every alert is over, somebody resolved it, or it was given up with nobody in the room. */
    public boolean closed(Instant now) {
        return has(Event.Resolved.ID) || allCleared() || givenUp(now);
    }

    private boolean givenUp(Instant now) {
        boolean anyLive = live(now).anyMatch(attempt -> !attempt.joined());
        return !anyLive && !roomLive(now) && !givenUpAt().isAfter(now);
    }

    /** When nobody is rung any more, if nothing is heard of anybody until then. */
    Instant givenUpAt() {
        boolean leftForGood =
                acknowledgedAt().isPresent() && policy().reminder().isZero();
        return leftForGood
                ? orMuteEnd(lastActivity()).plus(IDLE)
                : orMuteEnd(lastSeen()).plus(policy().giveUpAfter());
    }

    /** What is muted now is not given up before it had its time to ring. */
    private Instant orMuteEnd(Instant time) {
        return activeAlerts().stream()
                .flatMap(alert -> Optional.ofNullable(muteEnds.get(alert.id())).stream())
                .filter(time::isBefore)
                .max(Instant::compareTo)
                .orElse(time);
    }

    /** When somebody was last heard of: an alert came, or somebody came into the room or left it. */
    Instant lastSeen() {
        var calls = all(Event.Joined.class).map(Event.Joined::sid).collect(Collectors.toSet());
        return timeline.stream()
                .filter(event -> event instanceof Event.Opened
                        || event instanceof Event.Alerted
                        || event instanceof Event.Joined
                        || event instanceof Event.Entered
                        || event instanceof Event.Left
                        || event instanceof Event.CallEnded ended && calls.contains(ended.sid()))
                .map(Event::at)
                .max(Instant::compareTo)
                .orElse(opened.at());
    }

    /** Whether somebody has pressed the key or was in the room since everyone was last rung from the start. */
    boolean cameInCycle(Responder responder) {
        return timeline.stream()
                .filter(event -> event instanceof Event.Joined joined && joined.cycle() == cycle
                        || event instanceof Event.Entered entered && inThisCycle(entered))
                .anyMatch(event -> ((Event.OfResponder) event).responder().equals(responder.id()));
    }

    /** Who was in the room, or on the way there, by id; the first to come first. */
    List<String> cameBefore() {
        return timeline.stream()
                .filter(event -> event instanceof Event.Joined || event instanceof Event.Entered)
                .map(event -> ((Event.OfResponder) event).responder())
                .distinct()
                .toList();
    }

    /** The attempts of this cycle that are under way: of each responder only the newest can be. */
    Stream<Attempt> live(Instant now) {
        return attemptsInCycle.values().stream()
                .map(attempts -> attempts.get(attempts.size() - 1))
                .filter(attempt -> attempt.live(policy(), now));
    }

    /** What is said of the incident in a chat keeps it from nothing. */
    Instant lastActivity() {
        return timeline.stream()
                .filter(event -> !(event instanceof Event.OfChat))
                .map(Event::at)
                .reduce(opened.at(), (earlier, later) -> later);
    }

    /** The events of one kind, oldest first. */
    <E extends Event> Stream<E> all(Class<E> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
    }
}
