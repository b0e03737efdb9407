package dev.alertroom.journal;

import dev.alertroom.google.Identity;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import dev.alertroom.journal.FirestoreApi.Cursor;
import dev.alertroom.journal.FirestoreApi.Document;
import dev.alertroom.journal.FirestoreApi.Field;
import dev.alertroom.journal.FirestoreApi.FieldFilter;
import dev.alertroom.journal.FirestoreApi.Filter;
import dev.alertroom.journal.FirestoreApi.Found;
import dev.alertroom.journal.FirestoreApi.Order;
import dev.alertroom.journal.FirestoreApi.Projection;
import dev.alertroom.journal.FirestoreApi.Query;
import dev.alertroom.journal.FirestoreApi.Status;
import dev.alertroom.journal.FirestoreApi.StructuredQuery;
import dev.alertroom.journal.FirestoreApi.Value;
import dev.alertroom.journal.FirestoreApi.Write;
import dev.alertroom.journal.FirestoreApi.Writes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keeps incidents in Firestore, for any number of instances. It fails when Firestore does, and takes as long as Firestore
 * takes: {@link FallbackJournal} stands in front of it.
 *
 * <p>The documents are {@code teams/{team}} (its latest incident), {@code incidents/{incident}} and
 * {@code incidents/{incident}/events/{event}}, {@code mutes/{mute}} and
 * {@code beats/{heartbeat}}. Each has {@code expire_at}, for a time-to-live policy; an event has
 * {@code written_at}, so that what is new can be read alone.
 */
final class FirestoreJournal implements Journal {

    /** Events that one request creates; there may be an incident beside them, and 500 writes were always allowed. */
    private static final int BATCH = 400;

    /** When Firestore created an event, by its own clock: those who read do not depend on the clocks of those who write. */
    private static final String WRITTEN_AT = "written_at";

    private static final String INCIDENT = "incident";
    private static final String LAST_BEAT = "last_beat";
    private static final String PAUSED_UNTIL = "paused_until";

    /** Firestore compares with that many values in one query. */
    private static final int INCIDENTS_A_QUERY = 30;

    /** A write that lost against a concurrent one has not happened, and may be repeated without a doubt. */
    private static final int REPEATS = 4;

    private static final Duration REPEAT_AFTER = Duration.ofMillis(20);

    private final FirestoreApi api;
    private final Identity identity;
    private final Duration retention;
    private final Clock clock;
    private final KnownEvents known = new KnownEvents();
    private final Readings<List<Event>> readings = new Readings<>(this::readNews);
    private final Readings<List<Mute>> readingsOfMutes = new Readings<>(all -> readMutes());

    /** @param retention how long after it happened something expires */
    FirestoreJournal(FirestoreApi api, Identity identity, Duration retention, Clock clock) {
        this.api = api;
        this.identity = identity;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return ask((authorization, project) -> api.team(authorization, project, team))
                .map(document -> document.text("latest"))
                .onFailure(failure -> refusal(failure, FirestoreException::notFound))
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Optional<Kept>> current(String team) {
        return SingleReads.current(this, team);
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return IncidentId.after(latest, team, 1).toString();
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
        return ask((authorization, project) -> {
                    var writes = Stream.concat(
                            Stream.of(
                                    Write.create(incident(project, incident, opened)),
                                    creation(project, incident, opened),
                                    Write.set(team(project, incident, opened))),
                            distinct(first).stream().map(event -> creation(project, incident, event)));
                    return api.commit(authorization, project, new Writes(writes.toList()));
                })
                .replaceWith(true)
                .onFailure(failure -> refusal(failure, FirestoreException::aborted))
                .retry()
                .withBackOff(REPEAT_AFTER)
                .atMost(REPEATS)
                .onFailure(failure -> refusal(failure, FirestoreException::alreadyExists))
                .recoverWithItem(false);
    }

    /** Reads what is new, in one round trip. */
    @Override
    public Uni<List<Event>> read(String incident) {
        return IncidentId.possible(incident)
                ? readings.of(incident)
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<Event>> readNews(String incident) {
        return known.since(incident)
                .map(since -> find(incident, since(since))
                        .map(read -> known.readNews(incident, read.events(), read.at()))
                        .chain(all ->
                                all.map(events -> Uni.createFrom().item(events)).orElseGet(() -> readAll(incident))))
                .orElseGet(() -> readAll(incident));
    }

    private Uni<List<Event>> readAll(String incident) {
        return find(incident, null).map(read -> known.read(incident, read.events(), read.at()));
    }

    /**
     * By a query over the events of all incidents. Without its index, or for events of an earlier version, they are read
     * each by itself. The index is one of the collection group {@code events}: {@code incident}, {@code at}.
     */
    @Override
    public Uni<List<Kept>> readAll(List<String> incidents) {
        return Multi.createFrom()
                .iterable(incidents)
                .group()
                .intoLists()
                .of(INCIDENTS_A_QUERY)
                .onItem()
                .transformToUniAndMerge(this::findAll)
                .collect()
                .asList()
                .map(FirestoreJournal::merged)
                .onFailure(failure -> refusal(failure, FirestoreException::failedPrecondition))
                .recoverWithItem(Map.of())
                .chain(found -> withTheRest(incidents, found));
    }

    private Uni<Map<String, List<Event>>> findAll(List<String> incidents) {
        var query = new Query(new StructuredQuery(
                List.of(new FirestoreApi.Collection("events", true)),
                new Projection(List.of(new Field("data"))),
                new Filter(new FieldFilter(new Field(INCIDENT), "IN", Value.of(incidents))),
                List.of(new Order(new Field("at"), "ASCENDING")),
                null,
                null));
        return documents(query)
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                Document::parent,
                                Collectors.flatMapping(FirestoreJournal::event, Collectors.toList()))));
    }

    private Uni<List<Document>> documents(Query query) {
        return ask((authorization, project) -> api.query(authorization, project, query))
                .map(FirestoreJournal::documents);
    }

    /** Of an answer, in which some lines hold no document. */
    private static List<Document> documents(List<Found> found) {
        return found.stream().map(Found::document).filter(Objects::nonNull).toList();
    }

    private static Map<String, List<Event>> merged(List<Map<String, List<Event>>> parts) {
        var all = new HashMap<String, List<Event>>();
        parts.forEach(all::putAll);
        return all;
    }

    private static Stream<Event> event(Document document) {
        return document.text("data").flatMap(EventJson::read).stream();
    }

    private Uni<List<Kept>> withTheRest(List<String> incidents, Map<String, List<Event>> found) {
        var rest = incidents.stream()
                .filter(id -> found.getOrDefault(id, List.of()).stream().noneMatch(Event.Opened.class::isInstance))
                .toList();
        return SingleReads.all(this, rest).map(read -> {
            var all = new HashMap<>(found);
            read.forEach(kept -> all.put(kept.incident(), kept.events()));
            return incidents.stream().map(id -> new Kept(id, all.get(id))).toList();
        });
    }

    private static Filter since(Instant since) {
        return new Filter(new FieldFilter(new Field(WRITTEN_AT), "GREATER_THAN_OR_EQUAL", Value.of(since)));
    }

    private Uni<Reading> find(String incident, Filter filter) {
        var query = new Query(new StructuredQuery(
                List.of(new FirestoreApi.Collection("events")),
                new Projection(List.of(new Field("data"))),
                filter,
                null,
                null,
                null));
        return ask((authorization, project) -> api.queryIncident(authorization, project, incident, query))
                .map(Reading::of);
    }

    /** What an answer tells of an incident's events. */
    private record Reading(List<Event> events, Instant at) {

        static Reading of(List<Found> found) {
            return new Reading(
                    documents(found).stream().flatMap(FirestoreJournal::event).toList(),
                    found.stream()
                            .map(Found::readTime)
                            .filter(Objects::nonNull)
                            .min(Instant::compareTo)
                            .orElse(Instant.EPOCH));
        }
    }

    /**
     * Creates the events in one round trip. An opening among them makes the incident known, but not its team's latest one.
     *
     * @return fails with {@link AppendException} if it is not known of every event who created it, and with
     *     {@link RefusedException} if that is known, and some can never be created
     */
    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        var progress = new Progress();
        return Multi.createFrom()
                .iterable(batches(distinct(events)))
                .onItem()
                .transformToUniAndConcatenate(batch -> create(incident, batch, progress, REPEATS))
                .collect()
                .last()
                .onFailure()
                .transform(failure -> new AppendException(progress.existing, failure))
                .map(ignored -> progress.result());
    }

    private static List<Event> distinct(List<? extends Event> events) {
        var byId = new LinkedHashMap<String, Event>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    private static List<List<Event>> batches(List<Event> events) {
        return IntStream.iterate(0, start -> start < events.size(), start -> start + BATCH)
                .mapToObj(start -> events.subList(start, Math.min(start + BATCH, events.size())))
                .toList();
    }

    private Uni<Void> create(String incident, List<Event> events, Progress progress, int repeats) {
        return ask((authorization, project) ->
                        api.batchWrite(authorization, project, new Writes(creations(project, incident, events))))
                .map(answer -> progress.note(events, answer.status()))
                .onFailure(failure -> refusal(failure, FirestoreException::refusesForGood))
                .recoverWithUni(() -> apart(incident, events, progress, repeats))
                .chain(aborted -> {
                    if (aborted.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    if (repeats == 0) {
                        return Uni.createFrom().failure(new IllegalStateException("Too much contention"));
                    }
                    return Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(REPEAT_AFTER)
                            .chain(() -> create(incident, aborted, progress, repeats - 1));
                });
    }

    /** One bad event makes Firestore refuse all that are sent with it: halves tell which one it is. */
    private Uni<List<Event>> apart(String incident, List<Event> events, Progress progress, int repeats) {
        if (events.size() == 1) {
            progress.refused.add(events.get(0).id());
            return Uni.createFrom().item(List.of());
        }
        int half = events.size() / 2;
        return create(incident, events.subList(0, half), progress, repeats)
                .chain(() -> create(incident, events.subList(half, events.size()), progress, repeats))
                .replaceWith(List.of());
    }

    /** The events in their order; then the incidents' own documents. */
    private List<Write> creations(String project, String incident, List<Event> events) {
        return Stream.concat(
                        events.stream().map(event -> creation(project, incident, event)),
                        events.stream()
                                .filter(Event.Opened.class::isInstance)
                                .map(opened -> Write.create(incident(project, incident, (Event.Opened) opened))))
                .toList();
    }

    private Write creation(String project, String incident, Event event) {
        return Write.create(event(project, incident, event), WRITTEN_AT);
    }

    /** By a query: the emulator (528.0.0) cannot go on with a sorted list of documents. */
    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        var last = token.flatMap(Position::parse);
        if (token.isPresent() && last.isEmpty()) {
            return Uni.createFrom().item(new Page(List.of(), Optional.empty()));
        }
        return ask((authorization, project) -> api.query(authorization, project, latestFirst(project, last, size + 1)))
                .map(found -> page(documents(found), size));
    }

    private static Page page(List<Document> found, int size) {
        var documents = found.subList(0, Math.min(size, found.size()));
        return new Page(
                documents.stream().map(Document::id).toList(),
                found.size() > size
                        ? Optional.of(Position.of(documents.get(size - 1)).toString())
                        : Optional.empty());
    }

    private static Query latestFirst(String project, Optional<Position> last, int limit) {
        var openedAt = new Field("opened_at");
        return new Query(new StructuredQuery(
                List.of(new FirestoreApi.Collection("incidents")),
                new Projection(List.of(openedAt)),
                null,
                List.of(new Order(openedAt, "DESCENDING"), new Order(new Field("__name__"), "DESCENDING")),
                last.map(position -> new Cursor(
                                List.of(
                                        Value.of(position.openedAt()),
                                        Value.reference(name(project, "incidents/" + position.incident()))),
                                false))
                        .orElse(null),
                limit));
    }

    /** Where a page ended. */
    private record Position(Instant openedAt, String incident) {

        static Position of(Document document) {
            return new Position(document.time("opened_at"), document.id());
        }

        static Optional<Position> parse(String token) {
            var parts = token.split("~", 2);
            try {
                return parts.length == 2 && !parts[1].isEmpty() && !parts[1].contains("/")
                        ? Optional.of(new Position(Instant.parse(parts[0]), parts[1]))
                        : Optional.empty();
            } catch (DateTimeParseException madeUp) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return openedAt + "~" + incident;
        }
    }

    /** Those who ask at the same time share the answer. */
    @Override
    public Uni<List<Mute>> mutes(Instant now) {
        return readingsOfMutes
                .of("mutes")
                .map(mutes -> mutes.stream().filter(mute -> mute.lasts(now)).toList());
    }

    private Uni<List<Mute>> readMutes() {
        var until = new Field(MuteDocument.UNTIL);
        var query = new Query(new StructuredQuery(
                List.of(new FirestoreApi.Collection("mutes")),
                null,
                new Filter(new FieldFilter(until, "GREATER_THAN", Value.of(clock.instant()))),
                List.of(new Order(until, "ASCENDING")),
                null,
                null));
        return documents(query)
                .map(found -> found.stream()
                        .flatMap(document -> MuteDocument.read(document).stream())
                        .toList());
    }

    @Override
    public Uni<Boolean> keep(Mute mute) {
        return ask((authorization, project) -> api.commit(
                        authorization,
                        project,
                        new Writes(List.of(Write.set(
                                document(project, "mutes/" + mute.id(), mute.until(), MuteDocument.fields(mute)))))))
                .replaceWith(true);
    }

    @Override
    public Uni<Optional<Pulse>> pulse(String heartbeat) {
        return ask((authorization, project) -> api.pulse(authorization, project, heartbeat))
                .map(document -> Optional.of(
                        new Pulse(heartbeat, document.timeIfAny(LAST_BEAT), document.timeIfAny(PAUSED_UNTIL))))
                .onFailure(failure -> refusal(failure, FirestoreException::notFound))
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Boolean> keep(Pulse pulse) {
        var fields = new HashMap<String, Value>();
        pulse.lastBeat().ifPresent(time -> fields.put(LAST_BEAT, Value.of(time)));
        pulse.pausedUntil().ifPresent(time -> fields.put(PAUSED_UNTIL, Value.of(time)));
        var latest = pulse.awaitedFrom().or(pulse::pausedUntil).orElseGet(clock::instant);
        return ask((authorization, project) -> api.commit(
                        authorization,
                        project,
                        new Writes(
                                List.of(Write.set(document(project, "beats/" + pulse.heartbeat(), latest, fields))))))
                .replaceWith(true);
    }

    /** It fails instead. */
    @Override
    public boolean degraded() {
        return false;
    }

    private <T> Uni<T> ask(BiFunction<String, String, Uni<T>> question) {
        return Uni.combine()
                .all()
                .unis(identity.authorization(), identity.project())
                .asTuple()
                .chain(as -> question.apply(as.getItem1(), as.getItem2()))
                .onFailure(failure -> refusal(failure, FirestoreException::unauthenticated))
                .invoke(identity::rejected);
    }

    private static boolean refusal(Throwable failure, Predicate<FirestoreException> kind) {
        return failure instanceof FirestoreException refusal && kind.test(refusal);
    }

    private Document incident(String project, String incident, Event.Opened opened) {
        return document(
                project,
                "incidents/" + incident,
                opened.at(),
                Map.of("team", Value.of(opened.team()), "opened_at", Value.of(opened.at())));
    }

    private Document team(String project, String incident, Event.Opened opened) {
        return document(project, "teams/" + opened.team(), opened.at(), Map.of("latest", Value.of(incident)));
    }

    private Document event(String project, String incident, Event event) {
        return document(
                project,
                "incidents/" + incident + "/events/" + event.id(),
                event.at(),
                Map.of(
                        "type",
                        Value.of(EventType.of(event).text()),
                        INCIDENT,
                        Value.of(incident),
                        "at",
                        Value.of(event.at()),
                        "data",
                        Value.of(EventJson.write(event))));
    }

    private Document document(String project, String path, Instant at, Map<String, Value> fields) {
        var all = new HashMap<>(fields);
        all.put("expire_at", Value.of(at.plus(retention)));
        return new Document(name(project, path), all);
    }

    private static String name(String project, String path) {
        return "projects/" + project + "/databases/(default)/documents/" + path;
    }

    /** What is known so far of the events of one append. */
    private static final class Progress {
        private final Set<String> created = new HashSet<>();
        private final Set<String> existing = new HashSet<>();
        private final Set<String> refused = new HashSet<>();

        Set<String> result() {
            if (!refused.isEmpty()) {
                throw new RefusedException(created, refused);
            }
            return Set.copyOf(created);
        }

        /** Returns those that lost against a concurrent write and may be repeated; fails if any is in doubt. */
        List<Event> note(List<Event> events, List<Status> statuses) {
            var aborted = new ArrayList<Event>();
            var doubts = new ArrayList<String>();
            for (int i = 0; i < statuses.size(); i++) {
                var status = statuses.get(i);
                var event = i < events.size() ? Optional.of(events.get(i)) : Optional.<Event>empty();
                if (status.ok()) {
                    event.map(Event::id).ifPresent(created::add);
                } else if (status.alreadyExists()) {
                    event.map(Event::id).ifPresent(existing::add);
                } else if (status.aborted()) {
                    event.ifPresent(aborted::add);
                } else if (status.refusedForGood()) {
                    event.map(Event::id).ifPresent(refused::add);
                } else {
                    doubts.add(status.message());
                }
            }
            if (statuses.size() < events.size()) {
                doubts.add("a status is missing");
            }
            if (!doubts.isEmpty()) {
                throw new IllegalStateException(String.join("; ", doubts));
            }
            return aborted;
        }
    }
}
