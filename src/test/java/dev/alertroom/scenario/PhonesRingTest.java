package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One request, and phones ring, speak, and bring people together. */
@QuarkusTest
@TestProfile(Night.class)
class PhonesRingTest extends Story {

    @Test
    void twoAnswerAndMeet() {
        var answer = monitor.alerts("データベースが落ちました", alice, bob);
        assertEquals(202, answer.status());
        assertEquals("AlertRoom", answer.body().getString("room"));
        assertEquals("ringing", answer.body().getString("status"));
        assertEquals(List.of(alice.number(), bob.number()), answer.called());

        alice.answers().hears("エマージェンシー、エマージェンシー、データベースが落ちました", "ja-JP").hears("会議室に入るには1を");
        alice.presses(1).hears("最初の参加者です").isInRoom("AlertRoom").waits();
        bob.answers().hears("データベースが落ちました").presses(1).isInRoom("AlertRoom");

        alice.meetsOthers();
        bob.meetsOthers();
        monitor.sees(answer.incident(), "acknowledged");
    }

    @Test
    void oneIsBusyAndTheOtherGoesIntoTheRoom() {
        monitor.alerts("disk full", alice, bob);

        alice.declines().hadCalls(CallState.BUSY);
        bob.answers().hears("disk full").presses(1).isInRoom("AlertRoom");
    }

    @Test
    void voicemailDoesNotGetIntoTheRoom() {
        scene.quickly();
        alice.always(Behaviour.VOICEMAIL);

        var incident = monitor.alerts("disk full", alice).incident();

        monitor.sees(incident, "unanswered");
        assertTrue(alice.speech().contains("disk full"));
        assertTrue(alice.speech().contains("入力がありませんでした"));
        assertFalse(alice.speech().contains("最初の参加者です"));
        assertTrue(simulator.rooms().isEmpty());
    }

    @Test
    void nobodyAnswers() {
        scene.quickly();
        alice.always(Behaviour.IGNORE);
        bob.always(Behaviour.UNREACHABLE);

        var incident = monitor.alerts("disk full", alice, bob).incident();

        monitor.sees(incident, "unanswered");
        alice.hadCalls(CallState.NO_ANSWER, CallState.NO_ANSWER, CallState.NO_ANSWER);
        bob.hadCalls(CallState.FAILED, CallState.FAILED, CallState.FAILED);
    }

    @Test
    void aWrongNumberDoesNotStopTheGoodOnes() {
        var wrong = scene.someone();
        simulator.faults().refuse(wrong.number(), 21211);

        var answer = monitor.alerts("disk full", alice, wrong, bob);

        assertEquals(202, answer.status());
        assertEquals(List.of(alice.number(), bob.number()), answer.called());
        var refused = answer.calls().get(1);
        assertEquals(wrong.number(), refused.getString("to"));
        assertEquals(21211, refused.getJsonObject("error").getInteger("code"));
        alice.rings();
        bob.rings();
        wrong.isCalledTimes(0);
    }

    @Test
    void ifTwilioRefusesEveryCallItsCodesAreTold() {
        simulator.faults().refuse(alice.number(), 21211).refuse(bob.number(), 21215);

        var answer = monitor.alerts("disk full", alice, bob);

        assertEquals(502, answer.status());
        assertEquals(
                List.of(21211, 21215),
                answer.errors().stream().map(error -> error.getInteger("code")).toList());
    }

    @Test
    void whileTwilioIsDownTheMonitorIsAskedToComeAgainAndThenPhonesRing() {
        simulator.faults().down(true);
        var down = monitor.alerts("disk full", alice, bob);
        assertEquals(503, down.status());
        assertTrue(down.response().headers().firstValue("Retry-After").isPresent());

        simulator.faults().down(false);
        var up = monitor.alerts("disk full", alice, bob);

        assertEquals(202, up.status());
        alice.answers().hears("disk full");
        bob.rings();
    }

    @Test
    void aTwilioThatIsAwayForAMomentIsTriedAgain() {
        simulator.faults().dropNextRequests(1).answerNext(1, 500).answerNext(1, 429, 1);

        var answer = monitor.alerts("disk full", alice, bob);

        assertEquals(202, answer.status());
        alice.rings();
        bob.rings();
    }

    @Test
    void twentyPhonesAreRungAtOnce() {
        var people = scene.people(20, Behaviour.MANUAL);
        simulator.faults().latencyMillis(300);

        var answer = monitor.alerts("disk full", people);

        assertEquals(20, answer.called().size());
        assertEquals(20, simulator.requests().mostCallCreationsAtOnce());
        Stream.of(people).forEach(Person::rings);
    }

    @Test
    void englishIsSpokenFromBeginningToEnd() {
        monitor.alertsIn("en-US", "disk full", alice);

        alice.answers().hears("Emergency, emergency, disk full", "en-US").hears("Press 1 to join the room", "en-US");
        alice.presses(1).hears("You are the first", "en-US").isInRoom("AlertRoom");
    }

    @Test
    void textIsSpokenAsTextWhateverIsInIt() {
        var message = "a<Hangup/> & \"b\" {c} ${d} 🔥 \u0000\u0001\u000b\ud800\ufffe ]]> \udc00</Say>\nend";

        monitor.sendsJson(
                "/alert",
                "{\"tels\":[\"%s\"],\"message\":%s}"
                        .formatted(alice.number(), asciiOnly(new JsonObject().put("m", message))));

        alice.answers()
                .hears("a<Hangup/> & \"b\" {c} ${d} 🔥 ]]> </Say> end")
                .presses(1)
                .isInRoom("AlertRoom");
    }

    /** A lone surrogate can't be sent as UTF-8, but a monitor's JSON may escape one. */
    private static String asciiOnly(JsonObject single) {
        var text = new StringBuilder();
        single.getString("m").chars().forEach(unit -> text.append("\\u%04x".formatted(unit)));
        return "\"" + text + "\"";
    }

    @Test
    void queryFormAndJsonAreTheSameAlert() {
        var first = monitor.alerts("disk full", alice, bob);

        var form = monitor.sendsForm("/alert", "message", "disk full", "tels", Monitor.numbers(alice, bob));
        var list = monitor.sendsJson(
                "/alert",
                new JsonObject()
                        .put("message", "disk full")
                        .put("tels", new JsonArray().add(alice.number()).add(bob.number())));
        var text = monitor.sendsJson(
                "/alert", new JsonObject().put("message", "disk full").put("tels", Monitor.numbers(alice, bob)));

        assertEquals(202, first.status());
        for (var same : List.of(form, list, text)) {
            assertEquals(200, same.status());
            assertEquals(first.incident(), same.incident());
            assertTrue(same.calls().isEmpty());
        }
        alice.isCalledTimes(1);
    }

    @Test
    void whatWasSaidOnceIsSaidThreeTimesAndThenTheCallEnds() {
        scene.quickly();
        monitor.alerts("disk full", alice.always(Behaviour.ANSWER));

        alice.hears("入力がありませんでした");

        await("the message was said three times").until(() -> alice.speech().split("disk full", -1).length - 1 >= 3);
    }

    @Test
    void aCallWhoseAnswerIsLostRingsOnce() {
        simulator.faults().loseNextAnswers(1);

        var answer = monitor.alerts("disk full", alice);

        assertEquals(202, answer.status());
        alice.isCalledNoMoreThan(1).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void aCallWhoseAnswerCannotBeReadRingsOnce() {
        simulator.faults().garbleNextAnswers(1, "{\"sid\":");

        assertEquals(202, monitor.alerts("disk full", alice).status());
        alice.isCalledNoMoreThan(1).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void aCallOfWhichTwilioNeverTellsRingsTwiceAtMost() {
        simulator.faults().loseNextAnswers(2);

        monitor.alerts("disk full", alice);

        alice.rings().isCalledNoMoreThan(2);
    }
}
