package dev.alertroom.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Where events are kept, and for how long. */
@ConfigMapping(prefix = "alertroom.journal")
public interface JournalSettings {

    /** {@code ALERTROOM_JOURNAL}. */
    @WithParentName
    @WithDefault("memory")
    String store();

    /** In Firestore; a time-to-live policy does it. */
    @WithDefault("90")
    int retentionDays();

    /** {@code FIRESTORE_EMULATOR_HOST}, with a port, as Google's libraries read it. */
    @WithDefault("${firestore.emulator.host:}")
    Optional<String> emulator();
}
