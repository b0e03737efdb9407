package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
import dev.alertroom.roster.Team;
import dev.alertroom.roster.TeamLanguages;
import dev.alertroom.security.Grant;
import dev.alertroom.security.MayAct;
import dev.alertroom.speech.PhraseCatalog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** {@code /drill}: rings as an alert does, and says that nothing is broken. */
@Path("/drill")
@MayAct
class DrillResource {

    private final RecipientReader recipients;
    private final AlertIntake intake;
    private final PhraseCatalog phrases;
    private final TeamLanguages languages;

    DrillResource(RecipientReader recipients, AlertIntake intake, PhraseCatalog phrases, TeamLanguages languages) {
        this.recipients = recipients;
        this.intake = intake;
        this.phrases = phrases;
        this.languages = languages;
    }

    /** Takes {@code team}, {@code tels} and {@code lang} of the query. No drill is a repeat of another one. */
    @POST
    public Uni<Response> post(@Context HttpServerRequest request) {
        var who = recipients.ofUrl(RequestParameters.ofQuery(request), Grant.DRILL);
        var language = who.language().orElseGet(() -> languages.of(who.team().orElse(Team.DEFAULT)));
        var message = phrases.in(language).drill();
        var key = "drill " + UUID.randomUUID();
        return intake.take(List.of(new SpokenAlert(key, Alert.State.FIRING, message)), who.in(language));
    }
}
