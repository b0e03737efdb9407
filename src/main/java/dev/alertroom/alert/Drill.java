package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
import dev.alertroom.roster.TeamLanguages;
import dev.alertroom.security.Grant;
import dev.alertroom.speech.PhraseCatalog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Rings as an alert does, and says that nothing is broken. */
@ApplicationScoped
public class Drill {

    private static final Logger LOG = Logger.getLogger(Drill.class);

    private final RecipientReader recipients;
    private final AlertIntake intake;
    private final PhraseCatalog phrases;
    private final TeamLanguages languages;

    Drill(RecipientReader recipients, AlertIntake intake, PhraseCatalog phrases, TeamLanguages languages) {
        this.recipients = recipients;
        this.intake = intake;
        this.phrases = phrases;
        this.languages = languages;
    }

    /**
     * Rings whoever {@code team}, {@code tels} and {@code lang} name. No drill is a repeat of another one.
     *
     * @param by whose token it is
     * @return what is answered to an alert
     */
    public Uni<Response> ring(RequestParameters parameters, String by) {
        var who = recipients.ofUrl(parameters, Grant.DRILL).spokenTo(languages);
        LOG.infof("A drill of the team %s by %s", who.teamOrDefault(), by);
        var message = phrases.in(who.spokenLanguage(languages)).drill();
        var key = "drill " + UUID.randomUUID();
        return intake.take(List.of(new SpokenAlert(key, Alert.State.FIRING, message)), who);
    }
}
