package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.OUR_NUMBER;
import static dev.alertroom.simulator.Stage.TOKEN;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.ScriptedService.Received;
import dev.alertroom.simulator.Stage.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void anAnswerMayComeLate() {
        stage.simulator().faults().latencyMillis(150);

        long started = System.nanoTime();
        stage.call(ALICE);

        assertTrue(System.nanoTime() - started >= 150_000_000);
    }

    @Test
    void requestsThatAreUnansweredAtOneMomentAreCounted() {
        stage.simulator().faults().latencyMillis(200);
        List<CompletableFuture<HttpResponse<String>>> orders = IntStream.range(0, 8)
                .mapToObj(i -> stage.postAsync(
                        "/Calls.json",
                        Form.EMPTY
                                .with("To", "+81901111000" + i)
                                .with("From", OUR_NUMBER)
                                .with("Url", stage.service().url("/answer"))))
                .toList();
        orders.forEach(CompletableFuture::join);

        RequestTotals requests = stage.simulator().requests();

        assertEquals(8, requests.total());
        assertEquals(8, requests.callCreations());
        assertEquals(8, requests.mostCallCreationsAtOnce());
        assertEquals(1, requests.callsTo().get("+819011110003"));
    }

    @Test
    void theNextRequestsAreRefusedAndThenItWorksAgain() {
        stage.simulator().faults().answerNext(1, 429, 2).answerNext(1, 500);

        Reply tooMany = stage.order(ALICE);
        Reply broken = stage.order(ALICE);

        assertEquals(429, tooMany.status());
        assertEquals(20429, tooMany.code());
        assertEquals("2", tooMany.http().headers().firstValue("Retry-After").orElse(""));
        assertEquals(500, broken.status());
        assertEquals(201, stage.order(ALICE).status());
        assertEquals(Map.of(ALICE, 1), stage.simulator().requests().callsTo());
    }

    @Test
    void aConnectionMayBeDropped() {
        stage.simulator().faults().dropNextRequests(1);

        assertThrows(UncheckedIOException.class, () -> stage.order(ALICE));

        assertTrue(stage.simulator().calls().isEmpty());
        assertEquals(201, stage.order(ALICE).status());
    }

    @Test
    void whileItIsDownNothingGetsThrough() {
        stage.simulator().faults().down(true);
        assertThrows(UncheckedIOException.class, () -> stage.order(ALICE));
        assertThrows(UncheckedIOException.class, () -> stage.get("/Calls.json"));

        stage.simulator().faults().down(false);

        assertEquals(201, stage.order(ALICE).status());
    }

    @Test
    void aHangingRequestIsNeverAnswered() {
        stage.simulator().faults().hang(true);

        CompletableFuture<HttpResponse<String>> order = stage.postAsync("/Calls.json", Form.EMPTY);

        await().until(() -> stage.simulator().requests().total() == 1);
        assertFalse(order.isDone());
        order.cancel(true);
    }

    @Test
    void aNumberMayBeRefused() {
        stage.simulator().faults().refuse(ALICE, 13224).refuseCountry("+44");

        assertEquals(13224, stage.order(ALICE).code());
        assertEquals(21215, stage.order("+447911123456").code());
        assertEquals(201, stage.order(BOB).status());
    }

    @Test
    void everyCallMayBeRefused() {
        stage.simulator().faults().refuseAll(20005);

        assertEquals(403, stage.order(ALICE).status());
        assertEquals(20005, stage.order(BOB).code());
        stage.simulator().faults().clear();
        assertEquals(201, stage.order(BOB).status());
    }

    @Test
    void aNumberMayFailAfterItWasTaken() {
        stage.simulator().faults().fail(ALICE);

        stage.call(ALICE);

        stage.awaitEnd(stage.alice(), CallState.FAILED);
    }

    @Test
    void aCallbackMayGetLost() {
        stage.simulator().faults().dropNextCallbacks(1, "completed", ALICE);
        for (Phone phone : List.of(stage.alice(), stage.bob())) {
            stage.call(phone.number(), "StatusCallback", stage.service().url("/status"));
            await().until(phone::ringing);
            phone.decline();
        }

        await().until(() -> !stage.service().received("/status").isEmpty());
        assertEquals(
                List.of(BOB),
                stage.service().received("/status").stream()
                        .map(request -> request.value("To"))
                        .toList());
    }

    @Test
    void everythingMayBeDeliveredTwiceToDifferentInstances() {
        ScriptedService other = ScriptedService.start(stage.vertx(), TOKEN).twiml("/answer", "<Say>hello</Say>");
        stage.service().twiml("/answer", "<Say>hello</Say>");
        stage.simulator()
                .faults()
                .duplicateCallbacks(true)
                .callbackBases(List.of(stage.service().base(), other.base()));
        stage.alice().always(Behaviour.ANSWER);

        stage.call(ALICE, "StatusCallback", stage.service().url("/status?x=1#rc=3"));

        for (ScriptedService instance : List.of(stage.service(), other)) {
            await().until(() -> instance.received("/status").size() == 1
                    && instance.received("/answer").size() == 1);
            assertTrue(instance.received().stream().allMatch(Received::signatureIsRight));
            assertEquals("x=1", instance.received("/status").get(0).query());
        }
        assertEquals(1, stage.alice().heard().size());
    }

    @Test
    void clearingMakesItBehaveAgain() {
        stage.simulator()
                .faults()
                .down(true)
                .latencyMillis(10_000)
                .refuse(ALICE, 21211)
                .answerNext(5, 500)
                .clear();

        assertEquals(201, stage.order(ALICE).status());
    }
}
