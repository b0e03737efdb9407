package dev.alertroom.response;

import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.CallReport;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.RoomReport;
import dev.alertroom.incident.Telephone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the telephone what has become of calls and of the room, and records what was not heard of. */
@ApplicationScoped
class Lookout {

    private final IncidentStore incidents;
    private final Telephone telephone;
    private final Clock clock;

    Lookout(IncidentStore incidents, Telephone telephone, Clock clock) {
        this.incidents = incidents;
        this.telephone = telephone;
        this.clock = clock;
    }

    /** The incident with what is true of its overdue calls and of those who are believed to be in its room. */
    Uni<Incident> look(Incident incident) {
        var calls = incident.overdue(clock.instant()).stream().flatMap(this::calls);
        return all(Stream.of(calls, arrivals(incident), room(incident)).flatMap(Function.identity()))
                .chain(seen -> incidents.append(incident, seen));
    }

    /** The incident with what is true of its room, if somebody is believed to be there of whom nothing was heard lately. */
    Uni<Incident> confirmPresence(Incident incident) {
        return incident.presenceIsOld(clock.instant())
                ? look(incident)
                : Uni.createFrom().item(incident);
    }

    private Stream<Uni<List<Event>>> calls(Attempt attempt) {
        return attempt.unended().stream().map(sid -> telephone.look(sid).map(report -> events(attempt, sid, report)));
    }

    private List<Event> events(Attempt attempt, String sid, CallReport report) {
        return switch (report.state()) {
            case ENDED ->
                List.of(new Event.CallEnded(
                        clock.instant(), attempt.key(), sid, report.outcome().orElseThrow()));
            case ANSWERED ->
                attempt.pickedUp().isPresent()
                        ? List.of()
                        : List.of(new Event.PickedUp(clock.instant(), attempt.key(), sid));
            case UNDER_WAY, UNKNOWN -> List.of();
        };
    }

    /** People who called back: no attempt of ours knows of their calls. */
    private Stream<Uni<List<Event>>> arrivals(Incident incident) {
        var ours = incident.attempts().stream()
                .flatMap(attempt -> attempt.sids().stream())
                .collect(Collectors.toSet());
        return incident.unarrived().stream()
                .filter(joined -> !ours.contains(joined.sid()))
                .map(joined -> telephone
                        .look(joined.sid())
                        .map(report -> report.state() == CallReport.State.ENDED
                                ? List.of(new Event.Left(clock.instant(), joined.responder(), joined.sid()))
                                : List.of()));
    }

    private Stream<Uni<List<Event>>> room(Incident incident) {
        var present = incident.present(clock.instant());
        return present.stream()
                .map(Event.Entered::conference)
                .filter(conference -> !conference.isEmpty())
                .distinct()
                .map(conference -> telephone.lookIntoRoom(conference).map(report -> left(present, conference, report)));
    }

    private List<Event> left(List<Event.Entered> believed, String conference, RoomReport report) {
        return report.present()
                .map(sids -> believed.stream()
                        .filter(entered -> entered.conference().equals(conference))
                        .filter(entered -> !sids.contains(entered.sid()))
                        .map(this::left)
                        .toList())
                .orElse(List.of());
    }

    private Event left(Event.Entered entered) {
        return new Event.Left(clock.instant(), entered.responder(), entered.sid());
    }

    /** The conference is over: whoever was in it has left. */
    Uni<Incident> emptied(Incident incident, String conference) {
        var gone = left(incident.present(clock.instant()), conference, RoomReport.of(Set.of()));
        return incidents.append(incident, gone);
    }

    private static Uni<List<Event>> all(Stream<Uni<List<Event>>> looks) {
        var unis = looks.toList();
        return unis.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(unis)
                        .andFailFast()
                        .map(seen -> seen.stream().flatMap(List::stream).toList());
    }
}
