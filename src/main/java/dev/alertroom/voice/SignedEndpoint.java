package dev.alertroom.voice;

import dev.alertroom.twilio.TwilioSignature;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** One of our endpoints as Twilio asks for it. */
@Path(VoicePaths.STATUS)
interface SignedEndpoint {

    @POST
    Uni<Response> status(@HeaderParam(TwilioSignature.HEADER) String signature);
}
