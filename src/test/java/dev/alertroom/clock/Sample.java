package dev.alertroom.clock;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.WakeUp;
import java.time.Instant;
import java.util.Optional;

/** Wake-ups to try things with. */
final class Sample {

    static final Instant NIGHT = Instant.parse("2026-11-22T03:00:00.5Z");

    private Sample() {}

    static WakeUp wakeUp(Instant at) {
        return new WakeUp("backend-7", at, Optional.empty());
    }

    /** One of a call that speaks the longest message that is spoken. */
    static WakeUp ofACall(Instant at) {
        var call = new CallContext(
                "backend-7",
                "backend",
                "AlertRoom-backend",
                new CallKey(2, "r0123456789abcdef", 3),
                "データベースが停止しました & 100% +".repeat(20).substring(0, 299),
                4,
                "ja-JP");
        return new WakeUp("backend-7", at, Optional.of(new WakeUp.KnownCall(call, "+819012345678")));
    }
}
