package dev.alertroom.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Who wakes incidents when the telephone stays silent. */
@ConfigMapping(prefix = "alertroom.clock")
interface ClockSettings {

    /** {@code ALERTROOM_CLOCK}. */
    @WithParentName
    @WithDefault("process")
    String kind();

    /** The queue of Cloud Tasks, {@code projects/P/locations/L/queues/Q}. */
    Optional<String> queue();

    /** The e-mail address of the account as which Cloud Tasks comes back to us. */
    Optional<String> serviceAccount();

    /** The audience of its tokens. */
    Optional<String> audience();

    /** {@code CLOUD_TASKS_EMULATOR_HOST}, with a port. */
    @WithDefault("${cloud.tasks.emulator.host:}")
    Optional<String> emulator();

    /** {@code K_SERVICE}, as Cloud Run sets it. */
    @WithDefault("${k.service:}")
    Optional<String> cloudRunService();
}
