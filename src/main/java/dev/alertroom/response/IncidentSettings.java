package dev.alertroom.response;

import dev.alertroom.incident.Screening;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls are made where a team says nothing else. */
@ConfigMapping(prefix = "alertroom")
public interface IncidentSettings {

    /** The room of the default team; it must hold no personal data, because Twilio keeps it as the conference's name. */
    @WithDefault("AlertRoom")
    String room();

    Call call();

    interface Call {
        /** How long a phone rings; 600 is the most that Twilio takes. */
        @WithDefault("25")
        int ringSeconds();

        /** Calls to one responder, at most. */
        @WithDefault("3")
        int attempts();

        /** The least time between a busy or failed call and the next; it passes inside a callback's 15 s. */
        @WithDefault("10")
        int pauseSeconds();

        @WithDefault("keypress")
        Screening screening();
    }
}
