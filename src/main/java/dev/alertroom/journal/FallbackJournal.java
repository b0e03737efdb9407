package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Stands in front of a store that may fail or hang. Without an answer in time this instance's memory decides: two
 * instances may then both claim something, which is better than that nobody does. What could not be written is written
 * before the next question, whichever it is.
 */
final class FallbackJournal implements Journal {

    private static final Logger LOG = Logger.getLogger(FallbackJournal.class);

    /** Marks where the token of a page is from. */
    private static final String OF_STORE = "s";

    private static final String OF_MEMORY = "m";

    /** About how much of each is kept in memory: the store has it all. */
    private static final long BYTES = 4L << 20;

    private final Journal store;
    private final long firstNumber;
    private final Duration patience;
    private final Duration longPatience;
    private final Breaker breaker;
    private final Clock clock;

    /** What this instance has claimed, with or without the store. Creating an event here settles who acts on this instance. */
    private final MemoryJournal own;

    /** What the store has told. */
    private final MemoryJournal seen;

    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final Backlog backlog = new Backlog();
    private final AtomicInteger refused = new AtomicInteger();

    /** What is being written of the backlog now. */
    private Optional<Uni<Void>> writingBack = Optional.empty();

    /**
     * @param firstNumber of an incident that is opened without the store; no other instance may ever give it
     * @param patience how long an answer of the store is waited for
     * @param longPatience how long one may take to be of use although nobody waits for it any more
     */
    FallbackJournal(
            Journal store, long firstNumber, Duration patience, Duration longPatience, Breaker breaker, Clock clock) {
        this.store = store;
        this.firstNumber = firstNumber;
        this.patience = patience;
        this.longPatience = longPatience;
        this.breaker = breaker;
        this.clock = clock;
        this.own = new MemoryJournal(firstNumber, BYTES);
        this.seen = new MemoryJournal(firstNumber, BYTES);
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return ask(
                () -> store.latest(team),
                answer -> {
                    answer.ifPresent(incident -> latest.put(team, incident));
                    return answer;
                },
                failure -> Optional.ofNullable(latest.get(team)));
    }

    /** Reads the incident that this instance takes for the latest while it asks which one is. */
    @Override
    public Uni<Optional<Kept>> current(String team) {
        return Optional.ofNullable(latest.get(team))
                .map(guess -> Uni.combine()
                        .all()
                        .unis(latest(team), read(guess))
                        .asTuple()
                        .chain(both -> kept(both.getItem1().orElse(guess), guess, both.getItem2())))
                .orElseGet(() -> SingleReads.current(this, team));
    }

    private Uni<Optional<Kept>> kept(String incident, String guess, List<Event> events) {
        return (incident.equals(guess) ? Uni.createFrom().item(events) : read(incident))
                .map(read -> Optional.of(new Kept(incident, read)));
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return degraded() ? IncidentId.ownAfter(latest, team, firstNumber).toString() : store.successor(team, latest);
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
        return Uni.createFrom().deferred(() -> {
            if (known(incident).containsKey(Event.Opened.ID)) {
                return Uni.createFrom().item(false);
            }
            var events = byId(first);
            events.put(opened.id(), opened);
            return ask(
                    () -> store.open(incident, opened, first)
                            .onFailure(FallbackJournal::refusesForGood)
                            .recoverWithUni(() -> openApart(incident, opened, events)),
                    created -> created && openHere(incident, opened, events, Set.of()),
                    failure -> openHere(incident, opened, events, events.keySet()));
        });
    }

    /** Opens it alone, and then finds out what of the rest, or of the opening, the store refuses for good. */
    private Uni<Boolean> openApart(String incident, Event.Opened opened, Map<String, Event> events) {
        return store.open(incident, opened)
                .onFailure(FallbackJournal::refusesForGood)
                .recoverWithItem(true)
                .chain(created -> created
                        ? appendApart(incident, events)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> appendApart(String incident, Map<String, Event> events) {
        return store.append(incident, List.copyOf(events.values()))
                .onFailure(RefusedException.class)
                .recoverWithItem(failure -> claimedHere(incident, failure))
                .replaceWith(true);
    }

    private boolean openHere(String incident, Event.Opened opened, Map<String, Event> events, Set<String> unwritten) {
        boolean created = !own.create(incident, List.of(opened)).isEmpty();
        if (created) {
            latest.put(opened.team(), incident);
            own.create(incident, events.values());
            backlog.add(incident, events.values(), unwritten);
        }
        return created;
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return ask(
                () -> store.read(incident),
                events -> {
                    seen.replace(incident, events);
                    return union(incident, events);
                },
                failure -> union(incident, List.of()));
    }

    @Override
    public Uni<List<Kept>> readAll(List<String> incidents) {
        return ask(
                () -> store.readAll(incidents),
                this::union,
                failure -> union(incidents.stream()
                        .map(incident -> new Kept(incident, List.of()))
                        .toList()));
    }

    private List<Kept> union(List<Kept> stored) {
        return stored.stream()
                .map(kept -> new Kept(kept.incident(), union(kept.incident(), kept.events())))
                .toList();
    }

    private List<Event> union(String incident, List<Event> stored) {
        var union = byId(stored);
        known(incident).forEach(union::putIfAbsent);
        return List.copyOf(union.values());
    }

    /** What this instance knows; if it differs, the store's version counts. */
    private Map<String, Event> known(String incident) {
        var known = byId(seen.events(incident));
        byId(own.events(incident)).forEach(known::putIfAbsent);
        return known;
    }

    private static Map<String, Event> byId(Collection<? extends Event> events) {
        var byId = new LinkedHashMap<String, Event>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return byId;
    }

    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        return Uni.createFrom().deferred(() -> {
            var unknown = byId(events);
            unknown.keySet().removeAll(known(incident).keySet());
            if (unknown.isEmpty()) {
                return Uni.createFrom().item(Set.of());
            }
            return ask(
                    () -> store.append(incident, List.copyOf(unknown.values()))
                            .onFailure(RefusedException.class)
                            .recoverWithItem(failure -> claimedHere(incident, failure)),
                    created -> own.create(incident, pick(unknown, created::contains)),
                    failure -> claimHere(incident, unknown, existing(failure)));
        });
    }

    private Set<String> claimHere(String incident, Map<String, Event> events, Set<String> existing) {
        var created = own.create(incident, pick(events, id -> !existing.contains(id)));
        backlog.add(incident, events.values(), created);
        return created;
    }

    /** What the store refuses for good, nobody else can claim there. */
    private Set<String> claimedHere(String incident, RefusedException failure) {
        var claimed = new HashSet<>(failure.created());
        claimed.addAll(quarantine(incident, failure.refused()));
        return claimed;
    }

    /** Keeps what is refused for good out of the backlog: it would be refused each time. */
    private Set<String> quarantine(String incident, Set<String> events) {
        refused.addAndGet(events.size());
        LOG.errorf("incident %s: the store refuses for good, and only this instance knows: %s", incident, events);
        return events;
    }

    private static boolean refusesForGood(Throwable failure) {
        return failure instanceof FirestoreException refusal && refusal.refusesForGood();
    }

    private static List<Event> pick(Map<String, Event> events, Predicate<String> ids) {
        return events.values().stream().filter(event -> ids.test(event.id())).toList();
    }

    private static Set<String> existing(Throwable failure) {
        return failure instanceof AppendException partly ? partly.existing() : Set.of();
    }

    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        if (token.filter(text -> text.startsWith(OF_MEMORY)).isPresent()) {
            return Uni.createFrom().item(() -> pageHere(token, size));
        }
        return ask(
                () -> store.list(token.map(text -> text.substring(OF_STORE.length())), size),
                page -> new Page(page.incidents(), page.next().map(OF_STORE::concat)),
                failure -> token.isPresent() ? new Page(List.of(), Optional.empty()) : pageHere(token, size));
    }

    private Page pageHere(Optional<String> token, int size) {
        var openings = new HashMap<String, Instant>(own.openings());
        openings.putAll(seen.openings());
        var page = MemoryJournal.page(openings, token.map(text -> text.substring(OF_MEMORY.length())), size);
        return new Page(page.incidents(), page.next().map(OF_MEMORY::concat));
    }

    @Override
    public Uni<List<Mute>> mutes(Instant now) {
        return ask(() -> store.mutes(now), Function.identity(), failure -> List.of());
    }

    /** It is not kept here instead: a mute that other instances do not know would be none. */
    @Override
    public Uni<Boolean> keep(Mute mute) {
        return ask(() -> store.keep(mute), Function.identity(), failure -> false);
    }

    /** The later one, if the store missed what this instance has heard. */
    @Override
    public Uni<Optional<Pulse>> pulse(String heartbeat) {
        return ask(
                () -> store.pulse(heartbeat),
                stored -> Stream.concat(stored.stream(), own.pulseOf(heartbeat).stream())
                        .max(Comparator.comparing(pulse -> pulse.lastBeat().orElse(Instant.MIN))),
                failure -> own.pulseOf(heartbeat));
    }

    @Override
    public Uni<Boolean> keep(Pulse pulse) {
        return ask(() -> store.keep(pulse), kept -> own.keepNow(pulse) && kept, failure -> {
            own.keepNow(pulse);
            return false;
        });
    }

    @Override
    public boolean degraded() {
        return breaker.open();
    }

    @Override
    public int refused() {
        return refused.get();
    }

    /**
     * Asks the store, if it is to be asked at all. Which of the two functions settles the outcome is decided once: an answer
     * that comes too late only tells that the store is there.
     */
    private <T, R> Uni<R> ask(Supplier<Uni<T>> question, Function<T, R> answered, Function<Throwable, R> unanswered) {
        return Uni.createFrom().deferred(() -> {
            if (!breaker.admits()) {
                return Uni.createFrom().item(unanswered.apply(new IllegalStateException("The store rests")));
            }
            var askedAt = clock.instant();
            var answer = withinLongPatience(question);
            return answer.ifNoItem()
                    .after(patience)
                    .fail()
                    .invoke(this::recovered)
                    .onFailure()
                    .invoke(failure -> failed(failure, askedAt))
                    .onFailure(TimeoutException.class)
                    .invoke(() -> answer.subscribe().with(late -> answeredLate(), ignored -> {}))
                    .onItemOrFailure()
                    .transform((item, failure) -> failure == null ? answered.apply(item) : unanswered.apply(failure));
        });
    }

    /** Goes on when nobody waits for it any more: what has been sent is written, and its answer is worth knowing. */
    private <T> Uni<T> withinLongPatience(Supplier<Uni<T>> question) {
        return Uni.createFrom()
                .deferred(() -> writeBack())
                .chain(question::get)
                .ifNoItem()
                .after(longPatience)
                .fail()
                .memoize()
                .indefinitely();
    }

    private void recovered() {
        if (breaker.succeeded()) {
            LOG.info("The journal's store answers again");
        }
    }

    private void answeredLate() {
        if (breaker.answeredLate()) {
            LOG.info("The journal's store was only slow");
        }
    }

    private void failed(Throwable failure, Instant askedAt) {
        if (breaker.failed(askedAt)) {
            LOG.warnf("The journal's store does not answer; events are kept on this instance: %s", failure);
        }
    }

    /** Whoever asks meanwhile waits for it, too: the answer may depend on what is being written. */
    private synchronized Uni<Void> writeBack() {
        if (backlog.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (writingBack.isEmpty()) {
            var debts = backlog.due().stream().map(this::writeBack).toList();
            var writing = Uni.join()
                    .all(debts)
                    .andFailFast()
                    .ifNoItem()
                    .after(longPatience)
                    .fail()
                    .replaceWithVoid()
                    .onTermination()
                    .invoke(this::wroteBack)
                    .memoize()
                    .indefinitely();
            writingBack = Optional.of(writing);
        }
        return writingBack.get();
    }

    private synchronized void wroteBack() {
        writingBack = Optional.empty();
    }

    private Uni<Void> writeBack(Backlog.Debt debt) {
        return debt.opened()
                .map(opened -> reopen(debt.incident(), opened))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> store.append(debt.incident(), debt.events()))
                .onFailure(RefusedException.class)
                .recoverWithItem(failure -> quarantine(debt.incident(), failure.refused()))
                .invoke(() -> backlog.remove(debt))
                .replaceWithVoid()
                .onFailure(FirestoreException.class)
                .recoverWithUni(failure -> Uni.createFrom().voidItem());
    }

    /** Meanwhile another instance may have opened a later incident, which then stays its team's latest one. */
    private Uni<Void> reopen(String incident, Event.Opened opened) {
        return store.latest(opened.team())
                .chain(now ->
                        now.map(store::read).orElseGet(() -> Uni.createFrom().item(List.of())))
                .chain(events ->
                        openedAt(events).filter(at -> at.isAfter(opened.at())).isPresent()
                                ? Uni.createFrom().voidItem()
                                : store.open(incident, opened).replaceWithVoid())
                // The events that follow tell it again, and are told apart.
                .onFailure(FallbackJournal::refusesForGood)
                .recoverWithNull();
    }

    private static Optional<Instant> openedAt(List<Event> events) {
        return events.stream()
                .filter(Event.Opened.class::isInstance)
                .map(Event::at)
                .findFirst();
    }
}
