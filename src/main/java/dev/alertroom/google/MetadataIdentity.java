package dev.alertroom.google;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The service account that the instance runs as. Its token is fetched once and kept until shortly before it expires. */
public final class MetadataIdentity implements Identity {

    /** The server itself keeps a token until some minutes before its end, so there is always a fresh one by then. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Clock clock;
    private final Uni<String> project;
    private final Uni<String> authorization;
    private volatile Instant projectUntil = Instant.MIN;
    private volatile Instant tokenUntil = Instant.MIN;

    /** @param patience how long one fetch may take */
    public MetadataIdentity(MetadataServer server, Optional<String> project, Clock clock, Duration patience) {
        this.clock = clock;
        this.project =
                project.map(known -> Uni.createFrom().item(known)).orElseGet(() -> fetchedProject(server, patience));
        this.authorization = fetchedToken(server, patience);
    }

    private Uni<String> fetchedProject(MetadataServer server, Duration patience) {
        return Uni.createFrom()
                .deferred(server::project)
                .map(String::strip)
                .ifNoItem()
                .after(patience)
                .fail()
                .onSubscription()
                .invoke(() -> projectUntil = Instant.MAX)
                .onFailure()
                .invoke(() -> projectUntil = Instant.MIN)
                .memoize()
                .until(() -> over(projectUntil));
    }

    private Uni<String> fetchedToken(MetadataServer server, Duration patience) {
        return Uni.createFrom()
                .deferred(server::token)
                .ifNoItem()
                .after(patience)
                .fail()
                // While it is being fetched, whoever comes waits for the same answer.
                .onSubscription()
                .invoke(() -> tokenUntil = Instant.MAX)
                .onItem()
                .invoke(token -> tokenUntil =
                        clock.instant().plusSeconds(token.expiresIn()).minus(MARGIN))
                .onFailure()
                .invoke(() -> tokenUntil = Instant.MIN)
                .map(token -> "Bearer " + token.accessToken())
                .memoize()
                .until(() -> over(tokenUntil));
    }

    private boolean over(Instant until) {
        return !clock.instant().isBefore(until);
    }

    @Override
    public Uni<String> project() {
        return project;
    }

    @Override
    public Uni<String> authorization() {
        return authorization;
    }

    @Override
    public void rejected() {
        tokenUntil = Instant.MIN;
    }
}
