package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alertroom.journal.FirestoreEmulator;
import dev.alertroom.simulator.Behaviour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three instances on one journal, every webhook and callback delivered twice, to different ones, at the same time: each
 * person is called as often as by one instance to which everything is delivered once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultiInstanceIT {

    private static final Logger LOG = Logger.getLogger(MultiInstanceIT.class);

    @RegisterExtension
    final Instances instances = new Instances();

    @Test
    void threeInstancesThatAreToldEverythingTwiceCallEachPersonAsOftenAsOne() {
        var journal = Map.of("ALERTROOM_JOURNAL", "firestore", "FIRESTORE_EMULATOR_HOST", FirestoreEmulator.address());
        instances.start(1, journal);
        var byOne = stories();

        instances.start(3, journal);
        instances.simulator().faults().duplicateCallbacks(true).callbackBases(instances.urls());
        var byThree = stories();

        LOG.infof("calls by one instance: %s; by three, all told twice: %s", byOne, byThree);
        assertEquals(byOne, byThree);
    }

    /** {@return how often each person was called, by their part in the story} */
    private Map<String, Integer> stories() {
        instances.simulator().speed(Scene.BY_THEMSELVES / 2);
        var calls = new LinkedHashMap<String, Integer>();
        calls.putAll(nobodyComes());
        calls.putAll(somebodyComes());
        return calls;
    }

    private Map<String, Integer> nobodyComes() {
        var busy = someone(1, Behaviour.DECLINE);
        var asleep = someone(2, Behaviour.IGNORE);
        var voicemail = someone(3, Behaviour.VOICEMAIL);
        var unreachable = someone(4, Behaviour.UNREACHABLE);

        var incident = alert("disk full", busy, asleep, voicemail, unreachable);
        instances.monitor(0).sees(incident, "unanswered");
        busy.isCalledNoMoreThan(3);
        instances.monitor(0).resolves(incident);

        return Map.of(
                "busy", busy.calls(),
                "asleep", asleep.calls(),
                "voicemail", voicemail.calls(),
                "unreachable", unreachable.calls());
    }

    private Map<String, Integer> somebodyComes() {
        var there = someone(5, Behaviour.ANSWER_AND_PRESS_1);
        var late = someone(6, Behaviour.IGNORE);
        var newcomer = someone(7, Behaviour.ANSWER_AND_PRESS_1);

        var incident = alert("queue stuck", there, late);
        there.isInRoom("AlertRoom");
        instances.monitor(0).seesEvents(incident, "entered", 1);
        assertEquals(incident, alert("disk full", there, late, newcomer));
        newcomer.isInRoom("AlertRoom");
        there.meetsOthers();
        instances.monitor(0).seesEvents(incident, "call-ended", 1);
        late.isCalledNoMoreThan(1);
        await("the room hears it once").until(() -> times("disk full", there) == 1);
        instances.monitor(0).resolves(incident);

        return Map.of(
                "there", there.calls(),
                "late", late.calls(),
                "newcomer", newcomer.calls(),
                "announcements", times("disk full", there));
    }

    private static int times(String words, Person person) {
        return person.speech().split(words, -1).length - 1;
    }

    private Person someone(int number, Behaviour behaviour) {
        var scene = "+8190%d000000%d".formatted(instances.running().size(), number);
        return new Person(instances.simulator().phone(scene)).always(behaviour);
    }

    /** To as many instances as there are, two at most, at the same time. */
    private String alert(String message, Person... people) {
        var deliveries = new ArrayList<CompletableFuture<Monitor.Answer>>();
        for (int instance = 0; instance < Math.min(2, instances.running().size()); instance++) {
            deliveries.add(instances.monitor(instance).alertsMeanwhile(message, people));
        }
        var answers = deliveries.stream().map(CompletableFuture::join).toList();
        answers.forEach(answer -> assertFalse(answer.degraded(), "the journal was too slow for this machine"));
        var incidents =
                answers.stream().map(Monitor.Answer::incident).distinct().toList();
        assertEquals(1, incidents.size(), () -> "all join one incident: " + incidents);
        var called =
                answers.stream().flatMap(answer -> answer.called().stream()).toList();
        assertEquals(called.stream().distinct().toList(), called);
        return incidents.get(0);
    }
}
