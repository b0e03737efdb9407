package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that leaked rings no number that pays its finder, and ours only so often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallBudgetIT {

    @RegisterExtension
    final Instances instances = new Instances();

    private Monitor monitor;

    @BeforeAll
    void start() {
        instances.start(
                1,
                Map.of(
                        "ALERTROOM_CALL_HOURLY_BUDGET", "4",
                        "ALERTROOM_CALL_NEW_NUMBERS", "3",
                        "ALERTROOM_CALL_ATTEMPTS", "1",
                        "ALERTROOM_ROSTER",
                                "teams: {backend: {tiers: [[{name: Sato, numbers: [090-3333-0002, 090-3333-0003]}]]},"
                                        + " web: {tiers: [[{name: Smith, numbers: [090-3333-0006]}]]}}"));
        monitor = instances.monitor(0);
    }

    @AfterEach
    void closeAll() {
        monitor.resolvesAll();
        instances.simulator().reset();
    }

    @Test
    void overTheBudgetOnlyTheRosterIsCalled() {
        // Four numbers, of which one incident rings three.
        var first = alert("message=a&tels=090-9999-0001,090-9999-0002,090-9999-0003,090-9999-0004");
        assertEquals(202, first.status());
        assertEquals(Set.of("+819099990001", "+819099990002", "+819099990003"), Set.copyOf(first.called()));
        var refused = first.calls().get(3);
        assertEquals("+819099990004", refused.getString("to"));
        assertTrue(refused.getJsonObject("error").getString("message").contains("budget"), refused::encode);
        assertEquals(3, instances.simulator().calls().size());
        assertOverBudget("ALERTROOM_CALL_NEW_NUMBERS", alert("message=b&tels=090-9999-0005"));

        // The fourth call of the hour is in another incident; the fifth is one too many.
        var fourth = alert("message=c&team=web&tels=090-9999-0006,090-9999-0007");
        assertEquals(202, fourth.status());
        assertEquals(Set.of("+819033330006", "+819099990006"), Set.copyOf(fourth.called()));
        assertOverBudget("ALERTROOM_CALL_HOURLY_BUDGET", alert("message=d&tels=090-9999-0008"));
        var roster = alert("message=e&team=backend&tels=090-3333-0006");
        assertEquals(202, roster.status());
        assertTrue(roster.called().containsAll(Set.of("+819033330002", "+819033330006")), roster::toString);
    }

    private static void assertOverBudget(String setting, Monitor.Answer answer) {
        assertEquals(429, answer.status(), answer::toString);
        assertEquals(
                "application/problem+json",
                answer.response().headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.response().headers().firstValue("Retry-After").isPresent());
        assertTrue(answer.body().getString("detail").contains(setting), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B14155550123", "0990-512-345", "0570-012-345", "%2B881612345678", "%2B870772001234"})
    void costlyNumbersAreRefused(String number) {
        var answer = alert("message=a&team=web&tels=" + number);

        assertEquals(400, answer.status());
        assertEquals("tels", answer.errors().get(0).getString("name"));
        assertTrue(answer.errors().get(0).getString("detail").contains("may not be called"), answer::toString);
        assertEquals(0, instances.simulator().calls().size());
    }

    private Monitor.Answer alert(String query) {
        return monitor.get("/alert?" + query);
    }
}
