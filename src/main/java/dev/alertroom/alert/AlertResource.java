package dev.alertroom.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.Links;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.Tokens;
import dev.alertroom.speech.MessageText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** {@code /alert}: call these numbers now. */
@Path("/")
class AlertResource {

    /** No key of a monitor begins like this, since none is named so. */
    private static final String KEY_SPACE = "alert ";

    private final Tokens tokens;
    private final RecipientReader recipients;
    private final AlertIntake intake;
    private final ObjectMapper json;

    AlertResource(Tokens tokens, RecipientReader recipients, AlertIntake intake, ObjectMapper json) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.intake = intake;
        this.json = json;
    }

    @GET
    @Path("alert")
    public Uni<Response> get(@Context HttpServerRequest request, @Context HttpHeaders headers) {
        return ring(RequestParameters.ofQuery(request), headers);
    }

    @POST
    @Path("alert")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<Response> post(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var sent = RequestParameters.ofBody(AlertBody.of(bytes, headers), json);
        return ring(sent.or(RequestParameters.ofQuery(request)), headers);
    }

    private Uni<Response> ring(RequestParameters parameters, HttpHeaders headers) {
        var grant = tokens.grant(headers, parameters.all(Tokens.parameterNames()));
        var faults = new ArrayList<Fault>();
        var who = recipients.read(parameters, grant, faults);
        var message = MessageText.cleaned(parameters.text("message").orElse(""));
        if (message.isEmpty()) {
            faults.add(new Fault("message", "The message is missing: say in a few words what broke."));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(
                    "Nobody was called. Mend what is named in errors, and send it again.", faults);
        }
        var key = parameters.text("key").orElseGet(() -> who.team() + "\n" + who.numbers() + "\n" + message);
        return intake.take(
                List.of(new SpokenAlert(
                        KEY_SPACE + key, Alert.State.FIRING, message, Links.of(parameters.all("link").stream()))),
                who);
    }
}
