package dev.alertroom.heartbeat;

import dev.alertroom.incident.Pulse;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.Heartbeats;
import dev.alertroom.roster.Heartbeat;
import dev.alertroom.security.MayAct;
import dev.alertroom.security.Scope;
import dev.alertroom.security.Tokens;
import dev.alertroom.speech.MessageText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /heartbeat/{name}}: asked regularly by what is to be heard of; the team is rung when it is not. */
@Path("/heartbeat/{name}")
class HeartbeatResource {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    private final Heartbeats heartbeats;
    private final Tokens tokens;
    private final Clock clock;

    HeartbeatResource(Heartbeats heartbeats, Tokens tokens, Clock clock) {
        this.heartbeats = heartbeats;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GET
    public Uni<HeartbeatView> get(@RestPath String name, @Context HttpHeaders headers, @Context UriInfo uri) {
        return beat(name, headers, uri);
    }

    /** Whatever its body says. */
    @POST
    public Uni<HeartbeatView> post(@RestPath String name, @Context HttpHeaders headers, @Context UriInfo uri) {
        return beat(name, headers, uri);
    }

    private Uni<HeartbeatView> beat(String name, HttpHeaders headers, UriInfo uri) {
        var grant = tokens.grant(headers, uri);
        grant.requireAnyAlert();
        var heartbeat = declared(name);
        grant.require(Scope.alertOf(heartbeat.team()));
        return heartbeats.beat(heartbeat).map(pulse -> view(heartbeat, pulse));
    }

    /** Until then its silence rings nobody. */
    @POST
    @Path("/pause")
    @MayAct
    public Uni<HeartbeatView> pause(@RestPath String name, @RestQuery Optional<String> until) {
        var heartbeat = declared(name);
        var end = until.flatMap(HeartbeatResource::time)
                .filter(clock.instant()::isBefore)
                .filter(clock.instant().plus(LONGEST_PAUSE)::isAfter)
                .orElseThrow(() -> ProblemException.badRequest(
                        "Nothing was paused.",
                        List.of(new Fault(
                                "until",
                                "say when it ends: until=2026-12-01 or until=2026-12-01T03:00:00Z,"
                                        + " at most a year from now."))));
        return heartbeats.pause(heartbeat, end).map(pulse -> view(heartbeat, pulse));
    }

    /** It is awaited again, as if it had beaten now. */
    @DELETE
    @Path("/pause")
    @MayAct
    public Uni<HeartbeatView> resume(@RestPath String name) {
        var heartbeat = declared(name);
        return heartbeats.pause(heartbeat, clock.instant()).map(pulse -> view(heartbeat, pulse));
    }

    private Heartbeat declared(String name) {
        return heartbeats
                .named(name)
                .orElseThrow(() -> new ProblemException(new Problem(
                        "Not found",
                        404,
                        "The roster declares no heartbeat " + MessageText.cleaned(name)
                                + "; docs/roster.md tells how.")));
    }

    private HeartbeatView view(Heartbeat heartbeat, Pulse pulse) {
        return HeartbeatView.of(heartbeat, pulse, heartbeats.overdue(heartbeat, pulse), clock.instant());
    }

    /** A day begins at midnight UTC; a {@code +} that URL decoding turned into a blank is repaired. */
    private static Optional<Instant> time(String written) {
        var text = written.strip().replace(' ', '+');
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
