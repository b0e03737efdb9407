package dev.alertroom.page;

import dev.alertroom.incident.Glob;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import dev.alertroom.response.Heartbeats;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.response.Muting;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.web.IncidentActions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Gathers what {@code /} shows. */
@ApplicationScoped
class HomeQueries {

    private static final int PAGE = 20;

    /** A team that has not been called for long is no reason to read the whole journal: the next page goes on from there. */
    private static final int MAX_PAGES = 5;

    private final IncidentQueries incidents;
    private final Muting muting;
    private final Heartbeats heartbeats;
    private final Roster roster;

    HomeQueries(IncidentQueries incidents, Muting muting, Heartbeats heartbeats, Roster roster) {
        this.incidents = incidents;
        this.muting = muting;
        this.heartbeats = heartbeats;
        this.roster = roster;
    }

    /**
     * @param team whose history; that of all for any other text
     * @param page where the history begins, from the page before
     */
    Uni<Home> home(Card.Maker maker, Optional<String> team, Optional<String> page) {
        var teams = roster.withDefault();
        var wanted = team.filter(teams::contains);
        return Uni.combine()
                .all()
                .unis(
                        incidents.open(teams),
                        history(wanted, page, new ArrayList<>(), MAX_PAGES),
                        muting.present(),
                        heartbeats.pulses())
                .asTuple()
                .map(found -> home(
                        maker, teams, wanted, found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4()));
    }

    /**
     * What is open now, or one incident.
     *
     * @param incident the id of the only one that is shown; all that are open if empty
     */
    Uni<Live> live(Card.Maker maker, Optional<String> incident) {
        return incident.map(id -> incidents
                        .find(id)
                        .map(found -> found.map(one -> Live.of(maker, one)).orElseThrow(IncidentActions::noIncident)))
                .orElseGet(() -> incidents.open(roster.withDefault()).map(open -> Live.of(maker, open)));
    }

    private Home home(
            Card.Maker maker,
            SortedSet<String> teams,
            Optional<String> team,
            List<Incident> open,
            History history,
            List<Mute> mutes,
            List<Pulse> pulses) {
        return new Home(
                Live.of(maker, open),
                history.incidents().stream().map(maker::row).toList(),
                List.copyOf(teams),
                team.orElse(""),
                history.next()
                        .map(token -> "/?team=" + encoded(team.orElse("")) + "&page=" + encoded(token))
                        .orElse(""),
                roster.all().stream().map(rung -> rung(rung, maker)).toList(),
                mutes.stream().map(mute -> muted(mute, maker)).toList(),
                pulses.stream().map(pulse -> beat(pulse, maker)).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Home.Rung rung(Team team, Card.Maker maker) {
        return new Home.Rung(
                team.name(),
                team.tiers().stream()
                        .map(tier -> tier.stream()
                                .map(member -> member.name() + " "
                                        + maker.numbers().apply(member.numbers().get(0)))
                                .collect(Collectors.joining(", ")))
                        .toList());
    }

    private static Home.Muted muted(Mute mute, Card.Maker maker) {
        var what = mute.pattern().map(Glob::pattern).orElseGet(() -> String.join(", ", mute.keys()));
        return new Home.Muted(
                mute.id(), mute.team(), what, maker.zone().written(mute.until()), mute.reason(), mute.by());
    }

    private Home.Beat beat(Pulse pulse, Card.Maker maker) {
        var heartbeat = heartbeats.named(pulse.heartbeat()).orElseThrow();
        var words = maker.words();
        var state = pulse.pausedUntil()
                .filter(maker.now()::isBefore)
                .map(until -> maker.timed("heartbeats.paused", until))
                .or(() -> pulse.lastBeat().map(beat -> maker.timed("heartbeats.beating", beat)))
                .orElseGet(() -> words.get("heartbeats.unarmed"));
        var overdue = heartbeats
                .overdue(heartbeat, pulse)
                .map(time -> ", " + maker.timed("heartbeats.overdue", time))
                .orElse("");
        return new Home.Beat(heartbeat.name(), heartbeat.team(), state + overdue);
    }

    private Uni<History> history(Optional<String> team, Optional<String> token, List<Incident> found, int pages) {
        return incidents.list(token, PAGE).chain(page -> {
            page.incidents().stream()
                    .filter(incident -> team.isEmpty() || team.get().equals(incident.team()))
                    .forEach(found::add);
            return pages == 1 || found.size() >= PAGE || page.next().isEmpty() || team.isEmpty()
                    ? Uni.createFrom().item(new History(List.copyOf(found), page.next()))
                    : history(team, page.next(), found, pages - 1);
        });
    }

    private record History(List<Incident> incidents, Optional<String> next) {}
}
