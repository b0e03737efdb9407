package dev.alertroom.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Glob;
import dev.alertroom.incident.Mute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A mute as people look at it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MuteView(
        String id,
        String team,
        List<String> keys,
        String pattern,
        Instant from,
        Instant until,
        String reason,
        String by) {

    static MuteView of(Mute mute) {
        return new MuteView(
                mute.id(),
                mute.team(),
                mute.keys(),
                mute.pattern().map(Glob::pattern).orElse(null),
                mute.from(),
                mute.until(),
                mute.reason(),
                mute.by());
    }

    /** Those that last. */
    @RegisterForReflection
    record All(List<MuteView> mutes) {
        static All of(List<Mute> mutes) {
            return new All(mutes.stream().map(MuteView::of).toList());
        }
    }
}
