package dev.alertroom.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleTokensTest {

    private static final GoogleKey GOOGLE = GoogleKey.named("one");
    private static final GoogleKey OTHER = GoogleKey.named("one");
    private static final GoogleKey NEXT = GoogleKey.named("two");
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
    private static final String CLAIMS =
            "{\"aud\":\"https://us\",\"email\":\"push@p.iam.gserviceaccount.com\",\"email_verified\":true,"
                    + "\"iat\":" + START.getEpochSecond() + ",\"exp\":" + (START.getEpochSecond() + 3600)
                    + ",\"iss\":\"https://accounts.google.com\"}";

    private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
    private static final GoogleSender PUSH = new GoogleSender(
            "Pub/Sub",
            "ALERTROOM_PUBSUB",
            "https://us",
            Optional.of("push@p.iam.gserviceaccount.com"),
            "Look at the subscription.");

    private Instant now = START;
    private GoogleKey served = GOOGLE;
    private int fetches;

    private final GoogleTokens tokens = new GoogleTokens(this::serve, () -> KEYS, new ObjectMapper(), new Watch());

    @Test
    void aTokenForUsIsLetInAndItsKeyIsKeptAsLongAsGoogleSays() {
        verify(GOOGLE.token(CLAIMS));
        now = START.plusSeconds(999);
        verify(GOOGLE.token(CLAIMS));
        assertEquals(1, fetches);

        now = START.plusSeconds(1001);
        verify(GOOGLE.token(CLAIMS));
        assertEquals(2, fetches);
    }

    @Test
    void aNewKeyIsLookedUpButNotForEveryForgedToken() {
        verify(GOOGLE.token(CLAIMS));
        refused(401, NEXT.token(CLAIMS));
        refused(401, NEXT.token(CLAIMS));
        assertEquals(1, fetches);

        served = NEXT;
        now = START.plusSeconds(61);
        verify(NEXT.token(CLAIMS));
        assertEquals(2, fetches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "https://us"                      | "https://them"
            https://accounts.google.com       | https://accounts.example.com
            "email_verified":true             | "email_verified":false
            ,"email_verified":true            | ``
            push@p.iam.gserviceaccount.com    | push@q.iam.gserviceaccount.com
            """)
    void aTokenForAnythingElseIsRefused(String right, String wrong) {
        refused(401, GOOGLE.token(CLAIMS.replace(right, wrong)));
    }

    @Test
    void aRefusalNamesTheSettingThatDoesNotFitAndTheMend() {
        var refusal = assertThrows(
                ProblemException.class, () -> verify(GOOGLE.token(CLAIMS.replace("https://us", "https://them"))));

        assertEquals(
                "A request of Pub/Sub is not let in: the token's aud is not ALERTROOM_PUBSUB_AUDIENCE. Look at the subscription.",
                refusal.problem().detail());
    }

    @Test
    void aTokenThatHasExpiredOrIsFromTheFutureIsRefused() {
        now = START.plusSeconds(3661);
        refused(401, GOOGLE.token(CLAIMS));
        now = START.minusSeconds(61);
        refused(401, GOOGLE.token(CLAIMS));
    }

    @Test
    void aTokenOfAnotherKeyOrOfNoneIsRefused() {
        refused(401, OTHER.token(CLAIMS));
        refused(401, GOOGLE.token("{\"alg\":\"none\"}", CLAIMS));
        refused(401, GOOGLE.token("{\"alg\":\"HS256\",\"kid\":\"one\"}", CLAIMS));
        refused(401, GOOGLE.token(CLAIMS).replaceFirst("\\.[^.]*$", "."));
        refused(401, "no.jwt.atall");
        refused(401, "..");
        refused(401, "token-of-ours");
    }

    @Test
    void forgedTokensDoNotMakeItFetchKeysEachTime() {
        served = null;
        for (int i = 0; i < 100; i++) {
            refused(503, OTHER.token(CLAIMS));
        }
        assertEquals(1, fetches);

        now = START.plusSeconds(11);
        refused(503, OTHER.token(CLAIMS));
        assertEquals(2, fetches);
        served = GOOGLE;
        now = START.plusSeconds(22);
        verify(GOOGLE.token(CLAIMS));
        assertEquals(3, fetches);
    }

    @Test
    void whatIsCarelesslyForgedAsksForNoKeyAtAll() {
        refused(401, OTHER.token(CLAIMS.replace("https://us", "https://them")));
        refused(401, OTHER.token(CLAIMS.replace("accounts.google.com", "accounts.example.com")));

        assertEquals(0, fetches);
    }

    @Test
    void withoutGooglesKeysTheMessageIsToComeAgain() {
        served = null;

        refused(503, GOOGLE.token(CLAIMS));
    }

    private void verify(String token) {
        tokens.verify(Optional.of("Bearer " + token), PUSH).await().atMost(Duration.ofSeconds(5));
    }

    private void refused(int status, String token) {
        assertEquals(
                status,
                assertThrows(ProblemException.class, () -> verify(token))
                        .problem()
                        .status());
    }

    private Uni<DocumentFetcher.Page> serve(URI address) {
        fetches++;
        return served == null
                ? Uni.createFrom().failure(new IllegalStateException("no answer"))
                : Uni.createFrom()
                        .item(new DocumentFetcher.Page(
                                served.jwks(), Optional.of("public, max-age=1000, must-revalidate")));
    }

    private final class Watch extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
