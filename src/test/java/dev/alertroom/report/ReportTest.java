package dev.alertroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    /** Half past ten in the evening in Tokyo. */
    private static final Instant NIGHT = Instant.parse("2026-11-03T13:30:00Z");

    private static final Instant LATER = NIGHT.plus(Duration.ofDays(1));
    private static final TeamZone TOKYO = new TeamZone(ZoneId.of("Asia/Tokyo"));
    private static final Responder SATO = new Responder("sato", "Sato", List.of("+819033330002"));
    private static final Responder NUMBER = new Responder("n1", "", List.of("+819099990001"));
    private static final Policy POLICY =
            new Policy(1, Duration.ofSeconds(20), Duration.ofSeconds(10), Screening.KEYPRESS);

    private final List<Event> events = new ArrayList<>();

    @Test
    void aReportTellsWhatWhenWhoAndHowFast() {
        opened(NIGHT, "disk full");
        rung(SATO, 2);
        joined(SATO, 14);
        events.add(new Event.Resolved(NIGHT.plusSeconds(600), "on-call"));

        var report = IncidentReport.of(incident("web-1"), LATER, TOKYO);

        assertTrue(report.startsWith("# Incident web-1\n"), report);
        assertTrue(report.contains("| Opened | 2026-11-03 22:30:00 |\n"), report);
        assertTrue(report.contains("| Ended | 2026-11-03 22:40:00 |\n"), report);
        assertTrue(report.contains("| Time zone | Asia/Tokyo |\n"), report);
        assertTrue(report.contains("| Time to first ring | 2.0 s |\n"), report);
        assertTrue(report.contains("| Time to first human | 15.0 s |\n"), report);
        assertTrue(report.contains("| 2026-11-03 22:30:01 | Sato | …0002 | 1 | joined |\n"), report);
        assertTrue(report.contains("| disk full | not cleared |\n"), report);
        assertTrue(report.contains("| 2026-11-03 22:40:00 | resolved | on-call |\n"), report);
    }

    @Test
    void aReportHoldsNoNumberAndNoMarkupOfOthers() {
        opened(NIGHT, "a|b <img src=x> [x](javascript:1) **bold**\nline & more");
        rung(NUMBER, 2);

        var report = IncidentReport.of(incident("web-1"), LATER, TOKYO);

        assertTrue(
                report.contains("a\\|b \\<img src=x\\> \\[x\\](javascript:1) \\*\\*bold\\*\\* line \\& more"), report);
        assertTrue(report.contains("…0001"), report);
        assertFalse(report.contains("+8190"), report);
    }

    @Test
    void whatWasGivenUpHasNoEndAndNoHuman() {
        opened(NIGHT, "disk full");

        var report = IncidentReport.of(incident("web-1"), LATER, TOKYO);

        assertTrue(report.contains("| Status | closed |\n| Time zone | Asia/Tokyo |"), report);
        assertTrue(report.contains("| Ended | – |\n| Time to first ring | – |\n| Time to first human | – |"), report);
    }

    @Test
    void aMonthCountsCallsNightsAnswersAndFalseAlarms() {
        var tally = new Tally(YearMonth.of(2026, 11), TOKYO, LATER);
        opened(NIGHT, "disk full");
        rung(SATO, 2);
        joined(SATO, 14);
        tally.add(incident("web-1"));
        events.clear();
        opened(NIGHT, "a false alarm");
        rung(SATO, 2);
        rung(NUMBER, 2);
        events.add(new Event.CallEnded(NIGHT.plusSeconds(25), key(NUMBER), "CAn1", Outcome.NO_ANSWER));
        events.add(new Event.Declined(NIGHT.plusSeconds(9), key(SATO)));
        events.add(new Event.Resolved(NIGHT.plusSeconds(30)));
        tally.add(incident("web-2"));

        var report = tally.report(true);

        assertEquals(2, report.incidents());
        assertEquals(1, report.falseAlarms());
        assertEquals(
                List.of(
                        new MonthlyReport.Line("Sato", 2, 2, 2, 8.0, 1),
                        new MonthlyReport.Line("…0001", 1, 1, 0, null, 1)),
                report.people());
        assertEquals(
                "person,calls,night_calls,answered,median_seconds_to_answer,false_alarm_calls\r\n"
                        + "\"Sato\",2,2,2,8.0,1\r\n\"…0001\",1,1,0,,1\r\n",
                report.csv());
    }

    @Test
    void aMonthBeginsAtTheTeamsMidnight() {
        var tally = new Tally(YearMonth.of(2026, 11), TOKYO, LATER);
        opened(Instant.parse("2026-10-31T14:59:59Z"), "in October");
        var october = incident("web-1");
        tally.add(october);
        events.clear();
        opened(Instant.parse("2026-10-31T15:00:00Z"), "in November");
        var november = incident("web-2");
        tally.add(november);

        assertTrue(tally.isBefore(october));
        assertFalse(tally.isBefore(november));
        assertEquals(1, tally.report(true).incidents());
    }

    @Test
    void aNameIsNoFormula() {
        var line = new MonthlyReport.Line("=1+1 \"x\"", 1, 0, 0, null, 0);

        assertTrue(new MonthlyReport("2026-11", "UTC", true, 1, 0, List.of(line))
                .csv()
                .endsWith("\"'=1+1 \"\"x\"\"\",1,0,0,,0\r\n"));
    }

    @Test
    void nightIsFromTenToSix() {
        assertTrue(TOKYO.isNight(Instant.parse("2026-11-03T13:00:00Z")));
        assertTrue(TOKYO.isNight(Instant.parse("2026-11-03T20:59:59Z")));
        assertFalse(TOKYO.isNight(Instant.parse("2026-11-03T21:00:00Z")));
        assertFalse(TOKYO.isNight(Instant.parse("2026-11-03T12:59:59Z")));
    }

    private void opened(Instant at, String message) {
        events.add(new Event.Opened(at, "web", "AlertRoom-web", "ja-JP", POLICY, List.of(List.of(SATO, NUMBER))));
        events.add(new Event.Alerted(at, "k1", 0, message, "ja-JP"));
    }

    private void rung(Responder who, int afterSeconds) {
        events.add(new Event.CallClaimed(
                NIGHT.plusSeconds(afterSeconds - 1), key(who), who.numbers().get(0)));
        events.add(new Event.CallPlaced(NIGHT.plusSeconds(afterSeconds), key(who), "CA" + who.id()));
    }

    private void joined(Responder who, int afterSeconds) {
        events.add(new Event.Joined(NIGHT.plusSeconds(afterSeconds), 1, who.id(), "CA" + who.id()));
        events.add(new Event.Entered(NIGHT.plusSeconds(afterSeconds + 1), who.id(), "CA" + who.id(), "CF1"));
    }

    private static CallKey key(Responder who) {
        return new CallKey(1, who.id(), 1);
    }

    private Incident incident(String id) {
        return Incident.of(id, events).orElseThrow();
    }
}
