package dev.alertroom.response;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.roster.CallingIn;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.roster.TeamLanguages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How an incident begins: whom the roster says to call, and by which policy. */
@ApplicationScoped
class IncidentFactory {

    private final Roster roster;
    private final IncidentSettings settings;
    private final TeamLanguages languages;
    private final AlarmClock alarms;

    IncidentFactory(Roster roster, IncidentSettings settings, TeamLanguages languages, AlarmClock alarms) {
        this.roster = roster;
        this.settings = settings;
        this.languages = languages;
        this.alarms = alarms;
    }

    /** The opening of a team's incident, with a snapshot of the roster. */
    Event.Opened ofTeam(String name, boolean withMembers, Instant now) {
        return opened(name, withMembers ? tiers(name) : List.of(), now);
    }

    /**
     * The opening of an incident that this instance has never heard of, as far as a call's URL tells: its own responder,
     * then the team's later tiers. The others of its tier make themselves known by their own calls.
     */
    Event.Opened adopted(CallContext call, String number, Instant now) {
        var tiers = tiers(call.team());
        var own = Stream.of(List.of(responder(tiers, call.call().responder(), number)));
        var later = tiers.stream()
                .dropWhile(tier -> tier.stream().noneMatch(member -> isIn(member, call)))
                .skip(1);
        var opened = opened(call.team(), Stream.concat(own, later).toList(), now);
        return new Event.Opened(now, call.team(), call.room(), call.language(), opened.policy(), opened.tiers());
    }

    /** The responder of a call that an incident does not know. */
    Responder responder(CallContext call, String number) {
        return responder(tiers(call.team()), call.call().responder(), number);
    }

    /** A bare number as a responder. */
    static Responder ofNumber(String number) {
        return new Responder(Digest.of(number), "", List.of(number));
    }

    /** Everyone of the roster, team by team. */
    Stream<Responder> everyone() {
        return roster.names().stream().flatMap(team -> tiers(team).stream()).flatMap(List::stream);
    }

    /** Every team that may have an incident. */
    Set<String> teams() {
        return roster.withDefault();
    }

    /** The teams that meet in this room. */
    List<String> teamsOf(String room) {
        return teams().stream().filter(team -> roomOf(team).equals(room)).toList();
    }

    /** What those need who dial our number for a team's incident. */
    CallingIn callBack(String team) {
        return roster.team(team).flatMap(Team::callBack).orElseGet(settings::callBack);
    }

    /** Whether the number is somebody's in the roster. */
    boolean knows(String number) {
        return roster.has(number);
    }

    private static boolean isIn(Responder member, CallContext call) {
        return member.id().equals(call.call().responder());
    }

    private static Responder responder(List<List<Responder>> tiers, String id, String number) {
        return tiers.stream()
                .flatMap(List::stream)
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Responder(id, "", List.of(number)));
    }

    private Event.Opened opened(String name, List<List<Responder>> tiers, Instant now) {
        var team = roster.team(name);
        return new Event.Opened(now, name, roomOf(name), languages.of(name), policy(team), tiers);
    }

    private String roomOf(String name) {
        return roster.team(name)
                .flatMap(Team::room)
                .orElseGet(() -> name.equals(Team.DEFAULT) ? settings.room() : settings.room() + "-" + name);
    }

    private Policy policy(Optional<Team> team) {
        var calls = settings.call();
        return new Policy(
                team.flatMap(Team::attempts).orElse(calls.attempts()),
                Duration.ofSeconds(calls.ringSeconds()),
                pause(Duration.ofSeconds(calls.pauseSeconds())),
                calls.screening(),
                endurance(team, Team.Endurance::againAfter).orElseGet(settings::againAfter),
                endurance(team, Team.Endurance::giveUpAfter).orElseGet(settings::giveUpAfter),
                endurance(team, Team.Endurance::reminder).orElseGet(settings::reminder));
    }

    private static Optional<Duration> endurance(Optional<Team> team, Function<Team.Endurance, Optional<Duration>> of) {
        return team.map(Team::endurance).flatMap(of);
    }

    /** Without an alarm nothing would end a pause that a request does not wait for. */
    private Duration pause(Duration wanted) {
        return alarms.dependable() || wanted.compareTo(RequestTime.LONGEST_PAUSE) < 0
                ? wanted
                : RequestTime.LONGEST_PAUSE;
    }

    /** Whom the roster says to call for a team, in tiers; none for a team that it does not know. */
    List<List<Responder>> tiers(String team) {
        return roster.team(team).map(Team::tiers).orElse(List.of()).stream()
                .map(tier -> tier.stream()
                        .map(member -> new Responder(Digest.of(member.name()), member.name(), member.numbers()))
                        .toList())
                .toList();
    }
}
