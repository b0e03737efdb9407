package dev.alertroom.roster;

import dev.alertroom.speech.PhraseCatalog;
import jakarta.enterprise.context.ApplicationScoped;

/** What is said when a heartbeat is silent. */
@ApplicationScoped
public class HeartbeatMessages {

    private final TeamLanguages languages;
    private final PhraseCatalog phrases;

    HeartbeatMessages(TeamLanguages languages, PhraseCatalog phrases) {
        this.languages = languages;
        this.phrases = phrases;
    }

    public String silent(Heartbeat heartbeat) {
        return heartbeat
                .message()
                .orElseGet(() -> phrases.in(languages.of(heartbeat.team()))
                        .silent(heartbeat.name().replace('-', ' ')));
    }
}
