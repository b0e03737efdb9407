package dev.alertroom.response;

import dev.alertroom.incident.Screening;
import dev.alertroom.roster.CallingIn;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How calls are made where a team says nothing else. */
@ConfigMapping(prefix = "alertroom")
public interface IncidentSettings {

    /** The room of the default team; it must hold no personal data, because Twilio keeps it as the conference's name. */
    @WithDefault("AlertRoom")
    String room();

    /** How long after everyone was called in vain all are rung again; doubles with every time, up to half an hour. */
    @WithDefault("5m")
    Duration againAfter();

    /** How long nobody has to be heard of until nobody is rung any more. */
    @WithDefault("4h")
    Duration giveUpAfter();

    /** How long after the room has emptied, while an alert still fires, those who had it are rung; 0 for never. */
    @WithDefault("30m")
    Duration reminder();

    /** What it takes for somebody who dials our number to get into the room. */
    @WithDefault("key")
    CallingIn callBack();

    /** For {@link CallingIn#PIN}. */
    Optional<String> callBackPin();

    Call call();

    interface Call {
        /**
         * How long a phone rings; 600 is the most that Twilio takes, and it adds up to 5 s. Japanese voicemail picks up after 20
         * to 25 s.
         */
        @WithDefault("20")
        int ringSeconds();

        /** Calls to one responder, at most. */
        @WithDefault("3")
        int attempts();

        /** The least time between a busy or failed call and the next; more than 4 s end with a wake-up. */
        @WithDefault("10")
        int pauseSeconds();

        @WithDefault("keypress")
        Screening screening();
    }
}
