package dev.alertroom.journal;

import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events to keep. */
final class Samples {

    static final Instant NIGHT = Instant.parse("2026-03-01T03:00:00.123456Z");

    private Samples() {}

    static Event.Opened opened(String team) {
        return opened(team, NIGHT);
    }

    static Event.Opened opened(String team, Instant at) {
        return new Event.Opened(
                at,
                team,
                "部屋 " + team,
                "ja-JP",
                new Policy(3, Duration.ofSeconds(25), Duration.ofSeconds(10), Screening.KEYPRESS),
                List.of(
                        List.of(new Responder("r1", "花子", List.of("+819012345678", "+819087654321"))),
                        List.of(new Responder("r2", "", List.of("+12025550123")))));
    }

    static Event.Alerted alerted(int number) {
        return new Event.Alerted(NIGHT.plusSeconds(number), "key" + number, 0, "データベース停止 🔥 \"<&>\" \u2028", "ja-JP");
    }

    static Event.CallClaimed claimed(int attempt) {
        return new Event.CallClaimed(NIGHT, new CallKey(1, "r1", attempt), "+819012345678");
    }
}
