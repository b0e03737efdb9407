package dev.alertroom.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetadataIdentityTest {

    private static final String TOKEN_REQUEST =
            "GET /computeMetadata/v1/instance/service-accounts/default/token Google null";

    private final SetClock clock = new SetClock(Instant.parse("2026-11-22T03:00:00Z"));
    private final FakeServer server = new FakeServer(token("one"));
    private final Identity identity = identity(Optional.empty());

    private Identity identity(Optional<String> project) {
        var patience = Duration.ofSeconds(5);
        return new MetadataIdentity(
                GoogleCloud.client(MetadataServer.class, server.address(), patience), project, clock, patience);
    }

    private static FakeServer.Answer token(String token) {
        return new FakeServer.Answer(
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItExpires() {
        assertEquals("Bearer one", answer(identity.authorization()));
        server.answers(token("two"));

        clock.advance(Duration.ofSeconds(3599 - 61));
        assertEquals("Bearer one", answer(identity.authorization()));
        clock.advance(Duration.ofSeconds(1));
        assertEquals("Bearer two", answer(identity.authorization()));
        assertEquals(List.of(TOKEN_REQUEST, TOKEN_REQUEST), server.requests());
    }

    @Test
    void allWhoNeedATokenAtOnceWaitForTheSameOne() {
        var tokens = answer(Uni.join()
                .all(Collections.nCopies(20, identity.authorization()))
                .andFailFast());

        assertEquals(Collections.nCopies(20, "Bearer one"), tokens);
        assertEquals(List.of(TOKEN_REQUEST), server.requests());
    }

    @Test
    void aFailureIsNotKept() {
        server.answers(new FakeServer.Answer(500, "text/html", "<h1>Oops</h1>"));
        assertThrows(RuntimeException.class, () -> answer(identity.authorization()));

        server.answers(token("two"));
        assertEquals("Bearer two", answer(identity.authorization()));
    }

    @Test
    void aTokenThatWasNotAcceptedIsFetchedAnew() {
        assertEquals("Bearer one", answer(identity.authorization()));
        server.answers(token("two"));

        identity.rejected();
        assertEquals("Bearer two", answer(identity.authorization()));
    }

    @Test
    void theProjectIsAskedForOnceUnlessItIsSet() {
        server.answers(new FakeServer.Answer(200, "text/plain", "my-project\n"));

        assertEquals("my-project", answer(identity.project()));
        assertEquals("my-project", answer(identity.project()));
        assertEquals("set", answer(identity(Optional.of("set")).project()));
        assertEquals(List.of("GET /computeMetadata/v1/project/project-id Google null"), server.requests());
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
