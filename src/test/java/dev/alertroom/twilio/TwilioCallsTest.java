package dev.alertroom.twilio;

import static dev.alertroom.twilio.ScriptedTwilio.answer;
import static dev.alertroom.twilio.ScriptedTwilio.asked;
import static dev.alertroom.twilio.ScriptedTwilio.created;
import static dev.alertroom.twilio.ScriptedTwilio.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.twilio.ScriptedTwilio.Asked;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TwilioCallsTest {

    private static final String ACCOUNT = "/2010-04-01/Accounts/AC00000000000000000000000000000001";
    private static final CallRequest REQUEST = new CallRequest(
            "+819012345678",
            "https://alerts.example/voice/answer?m=" + URLEncoder.encode("本番 DB+1", StandardCharsets.UTF_8) + "#rc=3",
            Optional.empty(),
            "https://alerts.example/voice/status?a=1&b=サーバー",
            EnumSet.of(CallProgressEvent.COMPLETED, CallProgressEvent.INITIATED, CallProgressEvent.RINGING),
            Duration.ofSeconds(25));
    private static final RetryPolicy QUICK = new RetryPolicy(
            50, Duration.ofSeconds(3), Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(10));
    private static final RetryPolicy ONCE_MORE = new RetryPolicy(
            1, Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(10));

    @Inject
    TwilioSettings settings;

    private static TwilioApi api;

    private TwilioCalls calls;

    @BeforeAll
    static void twilioListens() {
        ScriptedTwilio.start();
        api = api(Routes.of("", ""));
    }

    private static TwilioApi api(TwilioRouteSettings route) {
        return new TwilioConnection().api(Optional.of(ScriptedTwilio.address()), route);
    }

    @AfterAll
    static void twilioEnds() {
        ScriptedTwilio.stop();
    }

    @BeforeEach
    void quick() {
        calls = with(QUICK);
        script((count, request) -> created(request));
    }

    @Test
    void placesACallWithTheFieldsThatTwilioExpects() {
        Call call = await(new TwilioCalls(api, settings).place(REQUEST));

        assertEquals(new Call("CA0001", "+819012345678", CallStatus.QUEUED), call);
        Asked asked = onlyAsked();
        assertEquals("POST", asked.method());
        assertEquals(ACCOUNT + "/Calls.json", asked.uri());
        assertEquals(
                List.of(
                        "From=+15005550006",
                        "Method=POST",
                        "StatusCallback=" + REQUEST.statusCallback(),
                        "StatusCallbackEvent=completed",
                        "StatusCallbackEvent=initiated",
                        "StatusCallbackEvent=ringing",
                        "StatusCallbackMethod=POST",
                        "Timeout=25",
                        "To=+819012345678",
                        "Url=" + REQUEST.url()),
                form(asked));
    }

    @Test
    void theFallbackUrlIsAskedByGet() {
        var withFallback = new CallRequest(
                REQUEST.to(),
                REQUEST.url(),
                Optional.of("https://handler.twilio.com/twiml/EH1"),
                REQUEST.statusCallback(),
                REQUEST.events(),
                REQUEST.ringTime());

        await(calls.place(withFallback));

        assertTrue(form(onlyAsked())
                .containsAll(List.of("FallbackMethod=GET", "FallbackUrl=https://handler.twilio.com/twiml/EH1")));
    }

    @Test
    void restCallsGoThroughTheEdgeThatIsSet() {
        assertEquals("https://api.twilio.com", TwilioConnection.twilio(Routes.of("", "")));
        assertEquals("https://api.tokyo.us1.twilio.com", TwilioConnection.twilio(Routes.of("tokyo", "")));
    }

    @Test
    void aCallIsSentToOtherTwiml() {
        script((count, request) ->
                answer(request, 200, "application/json", "{\"sid\":\"CA1\",\"status\":\"in-progress\"}"));

        await(calls.send("CA1", "https://alerts.example/voice/news?a=b#rc=3"));

        assertEquals(ACCOUNT + "/Calls/CA1.json", onlyAsked().uri());
        assertEquals(List.of("Method=POST", "Url=https://alerts.example/voice/news?a=b#rc=3"), form(onlyAsked()));
    }

    @Test
    void authenticatesWithAccountSidAndAuthToken() {
        await(calls.place(REQUEST));

        assertEquals(
                "Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpzaW11bGF0ZWQtYXV0aC10b2tlbg==",
                onlyAsked().authorization());
    }

    @Test
    void aRefusalCarriesTwiliosCodeAndMessageAndIsNotTriedAgain() {
        script((count, request) -> answer(request, 400, "application/json", """
                {"code":21211,"message":"The 'To' number +1 is not a valid phone number.",
                 "more_info":"https://www.twilio.com/docs/errors/21211","status":400}"""));

        TwilioException refusal = refusal(calls.place(REQUEST));

        assertEquals(400, refusal.status());
        assertEquals(OptionalInt.of(21211), refusal.code());
        assertEquals("The 'To' number +1 is not a valid phone number.", refusal.getMessage());
        assertEquals(Optional.empty(), refusal.retryAfter());
        onlyAsked();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 408, 422})
    void noOtherRefusalIsTriedAgain(int status) {
        script((count, request) -> answer(request, status, "text/plain", ""));

        assertEquals(status, refusal(calls.place(REQUEST)).status());
        onlyAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>secret</html>", "null", "[]", "{\"code\":\"x\"}", "{}"})
    void aRefusalThatIsNotTwiliosJsonIsTypedAllTheSame(String body) {
        script((count, request) -> answer(request, 403, "text/html; charset=UTF-8", body));

        TwilioException refusal = refusal(calls.place(REQUEST));

        assertEquals(403, refusal.status());
        assertEquals(OptionalInt.empty(), refusal.code());
        assertEquals("HTTP 403 without a reason", refusal.getMessage());
    }

    @Test
    void tooManyRequestsIsTriedAgainAfterTheSecondsAskedFor() {
        AtomicLong refusedAt = new AtomicLong();
        AtomicLong triedAt = new AtomicLong();
        script((count, request) -> {
            (count == 1 ? refusedAt : triedAt).set(System.nanoTime());
            afterTooMany(count, request, "1");
        });

        assertEquals("CA0001", await(calls.place(REQUEST)).sid());
        assertEquals(2, asked().size());
        assertTrue(triedAt.get() - refusedAt.get() >= Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aDateInRetryAfterIsHonoured() {
        String httpDate = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        script((count, request) -> afterTooMany(count, request, httpDate));

        TwilioException refusal = refusal(calls.place(REQUEST));

        assertTrue(refusal.retryAfter().orElseThrow().compareTo(Duration.ofMinutes(59)) > 0);
        onlyAsked();
    }

    @Test
    void aWaitThatDoesNotFitIsHandedToTheCaller() {
        script((count, request) -> afterTooMany(count, request, "30"));

        TwilioException refusal = refusal(calls.place(REQUEST));

        assertEquals(429, refusal.status());
        assertEquals(OptionalInt.of(20429), refusal.code());
        assertEquals(Optional.of(Duration.ofSeconds(30)), refusal.retryAfter());
        onlyAsked();
    }

    @Test
    void serverErrorsAreTriedAgainUntilTheBudgetEnds() {
        AtomicLong clock = new AtomicLong();
        script((count, request) -> {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            answer(request, 500, "text/html", "<html>oops</html>");
        });
        RetryPolicy fourAttemptsOfASecond = new RetryPolicy(
                50, Duration.ofMillis(4500), Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofSeconds(1));
        TwilioCalls timed = new TwilioCalls(api, settings, fourAttemptsOfASecond, ONCE_MORE, clock::get, new Random(7));

        assertEquals(500, refusal(timed.place(REQUEST)).status());
        assertEquals(4, asked().size());
    }

    @Test
    void anUnansweredCreationIsTriedAgain() {
        script((count, request) -> {
            if (count > 1) {
                created(request);
            }
        });

        // Longer than a client waits for an answer.
        var patient = new RetryPolicy(
                1, Duration.ofSeconds(8), Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(10));
        assertEquals("CA0001", await(with(patient).place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET", "POST"), methods());
    }

    @Test
    void aConnectionClosedInsteadOfAnAnswerIsTriedAgain() {
        script((count, request) -> {
            if (count == 1) {
                request.connection().close();
            } else {
                created(request);
            }
        });

        assertEquals("CA0001", await(calls.place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET", "POST"), methods());
    }

    @Test
    void aCallThatWasTakenAlthoughItsAnswerWasLostIsNotCreatedAgain() {
        script((count, request) -> {
            if (count == 1) {
                request.connection().close();
            } else {
                listed(request, "outbound-api", 0);
            }
        });

        assertEquals("CA0002", await(calls.place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET"), methods());
        assertEquals(
                ACCOUNT + "/Calls.json?To=%2B819012345678&From=%2B15005550006&PageSize=20",
                asked().get(1).uri());
    }

    @Test
    void aCallOfBeforeOrOfTheOtherDirectionIsAnother() {
        script((count, request) -> {
            switch (count) {
                case 1, 3 -> request.connection().close();
                case 2 -> listed(request, "outbound-api", 10);
                default -> listed(request, "inbound", 0);
            }
        });

        assertInstanceOf(TwilioUnreachableException.class, failure(calls.place(REQUEST)));
        assertEquals(2, methods().stream().filter("POST"::equals).count());
    }

    @Test
    void theNextCallToANumberLooksFirstIfItMayBeRinging() {
        script((count, request) -> {
            switch (count) {
                case 1 -> request.connection().close();
                case 2, 3 -> answer(request, 503, "text/plain", "");
                default -> listed(request, "outbound-api", 0);
            }
        });
        var once = with(ONCE_MORE);
        var patience = Duration.ofSeconds(3);

        assertInstanceOf(TwilioException.class, failure(once.within(patience).place(REQUEST)));
        assertEquals("CA0002", await(once.within(patience).place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET", "GET", "GET"), methods());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in to the network</html>", "{\"sid\":", ""})
    void anAnswerOfSuccessThatCannotBeReadIsOneOfSuccess(String body) {
        script((count, request) -> {
            if (count == 1) {
                answer(request, 201, body.startsWith("<") ? "text/html" : "application/json", body);
            } else {
                listed(request, "outbound-api", 0);
            }
        });

        assertEquals("CA0002", await(calls.place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET"), methods());
    }

    @Test
    void aCallThatWasTakenAndOfWhichNothingMoreIsToldIsNotCreatedAgain() {
        script((count, request) -> {
            if (count == 1) {
                answer(request, 201, "application/json", "{\"sid\":");
            } else {
                answer(request, 503, "text/plain", "");
            }
        });

        assertEquals("unknown", await(with(ONCE_MORE).place(REQUEST)).sid());
        assertEquals(List.of("POST", "GET"), methods());
    }

    @Test
    void aCallIsCreatedTwiceAtMostWhereItIsNotKnownWhetherItWasTaken() {
        script((count, request) -> {
            if (request.method().name().equals("POST")) {
                request.connection().close();
            } else {
                answer(request, 200, "application/json", "{\"calls\":[]}");
            }
        });

        assertInstanceOf(TwilioUnreachableException.class, failure(calls.place(REQUEST)));
        assertEquals(2, methods().stream().filter("POST"::equals).count());
    }

    @Test
    void aTwilioThatIsDownIsCalledAgainUntilItIsUp() {
        ConcurrentLinkedQueue<Long> attempts = new ConcurrentLinkedQueue<>();
        ScriptedTwilio.close();
        TwilioCalls patient = new TwilioCalls(
                api,
                settings,
                QUICK,
                ONCE_MORE,
                () -> {
                    attempts.add(System.nanoTime());
                    return System.nanoTime();
                },
                new Random(7));
        var pending = patient.place(REQUEST).subscribeAsCompletionStage();
        Awaitility.await().until(() -> attempts.size() > 3);
        assertFalse(pending.isDone());

        ScriptedTwilio.open();

        assertEquals("CA0001", pending.join().sid());
        onlyAsked();
    }

    @Test
    void aTwilioThatStaysDownIsUnreachable() {
        ScriptedTwilio.close();
        try {
            assertInstanceOf(
                    TwilioUnreachableException.class, failure(with(ONCE_MORE).place(REQUEST)));
        } finally {
            ScriptedTwilio.open();
        }
    }

    @Test
    void aTwilioThatNeverAnswersIsUnreachableWhenTheBudgetEnds() {
        script((count, request) -> {});
        RetryPolicy brief = new RetryPolicy(
                50, Duration.ofMillis(300), Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(50));

        Throwable failure = failure(with(brief).place(REQUEST));

        assertInstanceOf(TwilioUnreachableException.class, failure);
        assertEquals("Twilio did not answer in time", failure.getMessage());
        onlyAsked();
    }

    @Test
    void twentyCallsArePlacedAtOnce() {
        ConcurrentLinkedQueue<HttpServerRequest> unanswered = new ConcurrentLinkedQueue<>();
        script((count, request) -> {
            unanswered.add(request);
            if (unanswered.size() == 20) {
                unanswered.forEach(ScriptedTwilio::created);
            }
        });
        RetryPolicy never = new RetryPolicy(
                0, Duration.ofSeconds(3), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));
        TwilioCalls impatient = with(never);

        List<Call> placed = await(Uni.join()
                .all(IntStream.range(0, 20)
                        .mapToObj(i -> impatient.place(REQUEST))
                        .toList())
                .andFailFast());

        assertEquals(20, placed.size());
        assertEquals(20, asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://localhost:9"})
    void aBlankBaseUrlMeansTwilioItself(String baseUrl) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(TwilioSettings.class)
                .withDefaultValue("twilio.base-url", baseUrl)
                .build();

        assertEquals(
                Optional.of(baseUrl).filter(url -> !url.isBlank()),
                config.getConfigMapping(TwilioSettings.class).baseUrl());
    }

    @Test
    void cancels() {
        await(calls.cancel("CA0001"));

        assertEquals(ACCOUNT + "/Calls/CA0001.json", onlyAsked().uri());
        assertEquals("Status=canceled", onlyAsked().body());
    }

    @Test
    void tellsHowACallStands() {
        script((count, request) ->
                answer(request, 200, "application/json", "{\"sid\":\"CA1\",\"to\":\"+1\",\"status\":\"no-answer\"}"));

        assertEquals(CallStatus.NO_ANSWER, await(calls.call("CA1")).status());
        assertEquals(
                "GET " + ACCOUNT + "/Calls/CA1.json",
                onlyAsked().method() + " " + onlyAsked().uri());
    }

    @Test
    void steeringIsTriedAgainOnce() {
        script((count, request) -> answer(request, 503, "text/plain", ""));

        assertEquals(503, refusal(calls.cancel("CA0001")).status());
        assertEquals(2, asked().size());
    }

    @Test
    void announcesIntoAConference() {
        script((count, request) ->
                answer(request, 200, "application/json", "{\"sid\":\"CF1\",\"friendly_name\":\"R\",\"status\":\"x\"}"));

        await(calls.announce("CF1", "https://alerts.example/voice/announce?m=復旧"));

        assertEquals(
                List.of("AnnounceMethod=POST", "AnnounceUrl=https://alerts.example/voice/announce?m=復旧"),
                form(onlyAsked()));
        assertEquals(ACCOUNT + "/Conferences/CF1.json", onlyAsked().uri());
    }

    @Test
    void tellsWhoIsInAConference() {
        script((count, request) -> answer(request, 200, "application/json", """
                {"participants":[{"call_sid":"CA1","label":"hana","status":"connected","muted":false},
                                 {"call_sid":"CA2","label":null,"status":"connected"}]}"""));

        assertEquals(
                List.of(
                        new Participant("CA1", Optional.of("hana"), "connected"),
                        new Participant("CA2", Optional.empty(), "connected")),
                await(calls.participants("CF1")));
        assertEquals(ACCOUNT + "/Conferences/CF1/Participants.json", onlyAsked().uri());
    }

    @Test
    void noFailureTellsASecret() {
        script((count, request) -> answer(request, 401, "text/html", request.getHeader("Authorization")));

        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure(calls.place(REQUEST)); cause != null; cause = cause.getCause()) {
            told.append(cause);
        }
        assertFalse(told.toString().contains("Basic"), told::toString);
        assertFalse(settings.toString().contains("simulated-auth-token"), settings::toString);
    }

    private TwilioCalls with(RetryPolicy placing) {
        return new TwilioCalls(api, settings, placing, ONCE_MORE, System::nanoTime, new Random(7));
    }

    /** One call, of so many seconds ago. */
    private static void listed(HttpServerRequest request, String direction, int secondsAgo) {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        request.response().putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
        answer(request, 200, "application/json", """
                {"calls":[{"sid":"CA0002","to":"+819012345678","status":"ringing","direction":"%s","date_created":"%s"}]}""".formatted(
                        direction,
                        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                                .format(now.minusSeconds(secondsAgo))));
    }

    private static List<String> methods() {
        return asked().stream().map(Asked::method).toList();
    }

    private static void afterTooMany(int count, HttpServerRequest request, String retryAfter) {
        if (count > 1) {
            created(request);
            return;
        }
        request.response().putHeader("Retry-After", retryAfter);
        answer(request, 429, "application/json", "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}");
    }

    private static Asked onlyAsked() {
        assertEquals(1, asked().size());
        return asked().get(0);
    }

    private static List<String> form(Asked asked) {
        return Stream.of(asked.body().split("&"))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private static Throwable failure(Uni<?> uni) {
        return assertThrows(RuntimeException.class, () -> await(uni));
    }

    private static TwilioException refusal(Uni<?> uni) {
        return assertInstanceOf(TwilioException.class, failure(uni));
    }
}
