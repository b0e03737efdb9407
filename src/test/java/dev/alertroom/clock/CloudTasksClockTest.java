package dev.alertroom.clock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.google.FakeServer;
import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.GoogleClouds;
import dev.alertroom.google.Identity;
import dev.alertroom.google.SetClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with Cloud Tasks, over HTTP. */
@QuarkusTest
@TestProfile(Woken.class)
class CloudTasksClockTest {

    private static final TaskQueue QUEUE = TaskQueue.named("projects/p/locations/asia-northeast1/queues/wake-ups")
            .orElseThrow();
    private static final Instant DUE = Sample.NIGHT.plusSeconds(45);

    /** A second is promised; the machine that runs the tests may be busy. */
    private static final Duration LOOSELY = Duration.ofSeconds(8);

    private final SetClock time = new SetClock(Sample.NIGHT);
    private final StandInCloudTasks cloudTasks = new StandInCloudTasks(time);

    @Inject
    CallbackAddresses.Source addresses;

    @Inject
    CallbackAddresses.Reader reader;

    @AfterEach
    void stop() {
        cloudTasks.close();
    }

    @Test
    void aWakeUpIsATaskThatComesToUsWhenItIsTimeWithATokenOfOurAccount() {
        set(Sample.wakeUp(DUE));

        var task = onlyTask();
        assertEquals("2026-11-22T03:00:45.500Z", task.path("scheduleTime").asText());
        assertEquals("60s", task.path("dispatchDeadline").asText());
        var request = task.path("httpRequest");
        assertEquals(Woken.ADDRESS + "/wake", request.path("url").asText());
        assertEquals("POST", request.path("httpMethod").asText());
        assertEquals(
                "application/x-www-form-urlencoded",
                request.path("headers").path("Content-Type").asText());
        assertEquals(
                Woken.ACCOUNT,
                request.path("oidcToken").path("serviceAccountEmail").asText());
        assertEquals(Woken.AUDIENCE, request.path("oidcToken").path("audience").asText());
    }

    @Test
    void itCarriesAllThatIsNeededByAnInstanceThatHasNeverHeardOfTheIncident() {
        var wakeUp = Sample.ofACall(DUE);
        set(wakeUp);

        assertEquals(Optional.of(wakeUp), reader.wakeUp(form(onlyTask())));
    }

    @Test
    void itsNameSaysWhatItIsAndBeginsDifferentlyFromItsNeighbours() {
        set(Sample.wakeUp(DUE));
        set(Sample.wakeUp(DUE.plusSeconds(1)));

        awaitTasks(2);
        var ids = cloudTasks.tasks().keySet().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .sorted()
                .toList();
        assertTrue(ids.stream().allMatch(id -> id.matches("[0-9a-f]{16}-backend-7-17\\d{8}")), ids::toString);
        assertEquals(2, ids.stream().map(id -> id.substring(0, 16)).distinct().count());
    }

    @Test
    void aNameThatCloudTasksWouldNotTakeIsMadeOneThatItTakes() {
        set(new WakeUp("夜 & day/" + "x".repeat(600), DUE, Optional.empty()));

        var name = onlyTask().path("name").asText();
        assertEquals(500, name.substring(name.lastIndexOf('/') + 1).length());
    }

    @Test
    void theSameAlarmSetTwiceIsOneTask() {
        set(Sample.wakeUp(DUE));
        set(Sample.wakeUp(DUE.plusMillis(20)));

        await().until(() -> cloudTasks.shown().size() == 2);
        onlyTask();
    }

    @Test
    void whatIsFurtherAwayThanCloudTasksTakesComesEarlier() {
        set(Sample.wakeUp(Sample.NIGHT.plus(Duration.ofDays(40))));
        set(Sample.wakeUp(Sample.NIGHT.plus(Duration.ofDays(41))));
        time.advance(Duration.ofDays(30));
        set(Sample.wakeUp(Sample.NIGHT.plus(Duration.ofDays(40))));

        awaitTasks(3);
    }

    @Test
    void aTokenThatIsNotTakenIsFetchedAnew() {
        var json = "application/json";
        try (var metadata =
                new FakeServer(new FakeServer.Answer(200, json, "{\"access_token\":\"old\",\"expires_in\":3600}"))) {
            cloudTasks.accepts("Bearer old");
            var clock = clock(cloudTasks.address(), metadata(metadata)::identity);
            set(clock, Sample.wakeUp(DUE));
            set(clock, Sample.wakeUp(DUE.plusSeconds(1)));
            awaitTasks(2);

            metadata.answers(new FakeServer.Answer(200, json, "{\"access_token\":\"new\",\"expires_in\":3600}"));
            cloudTasks.accepts("Bearer new");
            set(clock, Sample.wakeUp(DUE.plusSeconds(2)));
            awaitTasks(3);

            assertEquals(List.of("Bearer old", "Bearer old", "Bearer old", "Bearer new"), cloudTasks.shown());
            assertEquals(2, metadata.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatMayPassIsTriedOnceMore(int status) {
        cloudTasks.answers(status);

        set(Sample.wakeUp(DUE));

        onlyTask();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404})
    void aRefusalIsNoFailureAndIsNotTriedAgain(int status) {
        cloudTasks.answers(status);

        set(Sample.wakeUp(DUE));

        await().until(() -> cloudTasks.shown().size() == 1);
    }

    @Test
    void nobodyWaitsForAServerThatNeverAnswers() {
        cloudTasks.neverAnswers();

        assertTimeout(LOOSELY, () -> set(Sample.wakeUp(DUE)));
    }

    @Test
    void aServerThatIsNotThereIsNoFailure() {
        cloudTasks.close();

        assertTimeout(LOOSELY, () -> set(Sample.wakeUp(DUE)));
    }

    @Test
    void aMetadataServerThatNeverAnswersIsNoFailure() {
        try (var metadata = new FakeServer()) {
            var clock = clock(cloudTasks.address(), metadata(metadata)::identity);

            assertTimeout(LOOSELY, () -> set(clock, Sample.wakeUp(DUE)));
        }
    }

    @Test
    void whoeverStopsWaitingDoesNotStopTheTask() {
        clock(cloudTasks.address(), () -> Identity.emulator("p"))
                .set(Sample.wakeUp(DUE), addresses.ofThisRequest())
                .subscribe()
                .with(set -> {})
                .cancel();

        awaitTasks(1);
    }

    /** On a busy machine it comes after nobody waits for it any longer. */
    private JsonNode onlyTask() {
        awaitTasks(1);
        return cloudTasks.tasks().values().iterator().next();
    }

    private void awaitTasks(int number) {
        await().until(() -> cloudTasks.tasks().size() == number);
    }

    private void set(WakeUp wakeUp) {
        set(clock(cloudTasks.address(), () -> Identity.emulator("p")), wakeUp);
    }

    private void set(CloudTasksClock clock, WakeUp wakeUp) {
        clock.set(wakeUp, addresses.ofThisRequest()).await().atMost(Duration.ofSeconds(20));
    }

    private CloudTasksClock clock(URI address, Supplier<Identity> identity) {
        return new CloudTasksClock(
                QUEUE,
                new CloudTasksApi.OidcToken(Woken.ACCOUNT, Woken.AUDIENCE),
                () -> GoogleCloud.client(CloudTasksApi.class, address, CloudTasksClock.REQUEST),
                identity,
                time);
    }

    private GoogleCloud metadata(FakeServer server) {
        return GoogleClouds.of(Map.of("GCE_METADATA_HOST", server.address().getAuthority()), time);
    }

    private static Map<String, List<String>> form(JsonNode task) {
        try {
            var parameters = new LinkedHashMap<String, List<String>>();
            var body = new String(task.path("httpRequest").path("body").binaryValue(), StandardCharsets.UTF_8);
            for (String parameter : body.split("&")) {
                var parts = parameter.split("=", 2);
                parameters.put(parts[0], List.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
            }
            return parameters;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
