package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.stays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Behaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand different alerts call each person no more often than one would. */
@QuarkusTest
@TestProfile(Night.class)
class StormLoadTest extends Story {

    private static final Logger LOG = Logger.getLogger(StormLoadTest.class);

    private static final int ALERTS = 1_000;
    private static final int AT_ONCE = 50;

    @BeforeEach
    void hurry() {
        scene.quickly();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINE", "IGNORE", "ANSWER_AND_PRESS_1"})
    void aThousandAlertsCallNobodyMoreOftenThanOne(Behaviour behaviour) {
        int callsForOne = callsForOneAlert(behaviour);
        var people = scene.people(3, behaviour);

        var answers = storm(people);

        stays("nobody is called more than " + callsForOne + " times")
                .until(() -> Stream.of(people).allMatch(person -> person.calls() <= callsForOne));
        var calls = Stream.of(people).map(Person::calls).toList();
        LOG.infof("%s: %d alerts made %s calls, one makes %d", behaviour, ALERTS, calls, callsForOne);
        assertEquals(List.of(callsForOne, callsForOne, callsForOne), calls);
        assertTrue(answers.stream().allMatch(answer -> answer.status() == 200 || answer.status() == 202));
        assertEquals(
                1, answers.stream().map(Monitor.Answer::incident).distinct().count());
    }

    private int callsForOneAlert(Behaviour behaviour) {
        var person = scene.someone().always(behaviour);
        var incident = monitor.alerts("disk full", person).incident();
        monitor.sees(incident, behaviour == Behaviour.ANSWER_AND_PRESS_1 ? "acknowledged" : "unanswered");
        monitor.resolves(incident);
        return person.calls();
    }

    private List<Monitor.Answer> storm(Person... people) {
        var turns = new Semaphore(AT_ONCE);
        var answers = new ArrayList<CompletableFuture<Monitor.Answer>>();
        for (int alert = 0; alert < ALERTS; alert++) {
            turns.acquireUninterruptibly();
            answers.add(monitor.alertsMeanwhile("alert number " + alert, people)
                    .whenComplete((answer, failure) -> turns.release()));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
