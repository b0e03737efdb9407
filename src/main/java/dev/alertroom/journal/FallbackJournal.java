package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
import org.jboss.logging.Logger;

/**
 * Stands in front of a store that may fail or hang. Without an answer in time this instance's memory decides: two
 * instances may then both claim something, which is better than that nobody does. What could not be written is written
 * when the store answers again.
 */
final class FallbackJournal implements Journal {

    private static final Logger LOG = Logger.getLogger(FallbackJournal.class);

    /** Marks where the token of a page is from. */
    private static final String OF_STORE = "s";

    private static final String OF_MEMORY = "m";

    private final Journal store;
    private final long firstNumber;
    private final Duration patience;
    private final Breaker breaker;

    /** What this instance has claimed, with or without the store. Creating an event here settles who acts on this instance. */
    private final MemoryJournal own;

    /** What the store has told. */
    private final MemoryJournal seen;

    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final Backlog backlog = new Backlog();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * @param firstNumber of an incident that is opened without the store; no other instance may ever give it
     * @param patience how long an answer of the store is waited for
     */
    FallbackJournal(Journal store, long firstNumber, Duration patience, Breaker breaker) {
        this.store = store;
        this.firstNumber = firstNumber;
        this.patience = patience;
        this.breaker = breaker;
        this.own = new MemoryJournal(firstNumber);
        this.seen = new MemoryJournal(firstNumber);
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return ask(
                () -> writeBack(backlog.ofTeam(team)).chain(() -> store.latest(team)),
                answer -> {
                    answer.ifPresent(incident -> latest.put(team, incident));
                    return answer;
                },
                failure -> Optional.ofNullable(latest.get(team)));
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return degraded() ? IncidentId.after(latest, team, firstNumber).toString() : store.successor(team, latest);
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened) {
        return Uni.createFrom().deferred(() -> {
            if (known(incident).containsKey(Event.Opened.ID)) {
                return Uni.createFrom().item(false);
            }
            return ask(
                    () -> store.open(incident, opened)
                            .onFailure(FallbackJournal::refusesForGood)
                            .recoverWithItem(() -> !quarantine(incident, Set.of(Event.Opened.ID))
                                    .isEmpty()),
                    created -> created && openHere(incident, opened, Set.of()),
                    failure -> openHere(incident, opened, Set.of(Event.Opened.ID)));
        });
    }

    private boolean openHere(String incident, Event.Opened opened, Set<String> unwritten) {
        boolean created = !own.create(incident, List.of(opened)).isEmpty();
        if (created) {
            latest.put(opened.team(), incident);
            backlog.add(incident, List.of(opened), unwritten);
        }
        return created;
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return ask(
                () -> writeBack(backlog.of(incident)).chain(() -> store.read(incident)),
                events -> {
                    seen.replace(incident, events);
                    return union(incident, events);
                },
                failure -> union(incident, List.of()));
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
                    () -> writeBack(backlog.of(incident))
                            .chain(() -> store.append(incident, List.copyOf(unknown.values())))
                            .onFailure(RefusedException.class)
                            .recoverWithItem(failure -> claimedHere(incident, (RefusedException) failure)),
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
    public boolean degraded() {
        return breaker.open();
    }

    @Override
    public int refused() {
        return refused.get();
    }

    /**
     * Asks the store, if it is to be asked at all. Which of the two functions settles the outcome is decided once: an answer
     * that comes too late changes nothing here.
     */
    private <T, R> Uni<R> ask(Supplier<Uni<T>> question, Function<T, R> answered, Function<Throwable, R> unanswered) {
        return Uni.createFrom().deferred(() -> {
            if (!breaker.admits()) {
                return Uni.createFrom().item(unanswered.apply(new IllegalStateException("The store rests")));
            }
            return Uni.createFrom()
                    .deferred(question::get)
                    .ifNoItem()
                    .after(patience)
                    .fail()
                    .invoke(this::recovered)
                    .onFailure()
                    .invoke(this::failed)
                    .onItemOrFailure()
                    .transform(
                            (answer, failure) -> failure == null ? answered.apply(answer) : unanswered.apply(failure));
        });
    }

    private void recovered() {
        if (breaker.succeeded()) {
            LOG.info("The journal's store answers again");
        }
    }

    private void failed(Throwable failure) {
        if (breaker.failed()) {
            LOG.warnf("The journal's store does not answer; events are kept on this instance: %s", failure);
        }
    }

    /** One incident at a time, so that no answer waits for all of them. */
    private Uni<Void> writeBack(Optional<Backlog.Debt> debt) {
        return debt.map(this::writeBack).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> writeBack(Backlog.Debt debt) {
        return debt.opened()
                .map(opened -> reopen(debt.incident(), opened))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> store.append(debt.incident(), debt.events()))
                .onFailure(RefusedException.class)
                .recoverWithItem(failure -> quarantine(debt.incident(), ((RefusedException) failure).refused()))
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
