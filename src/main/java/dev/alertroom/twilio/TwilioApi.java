package dev.alertroom.twilio;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The part of Twilio's REST API that rings phones and steers conferences. A form parameter that is {@code null} is not
 * sent. An answer other than 2xx fails as {@link TwilioException}; no answer fails as the transport reports it.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/conference-resource">Conference resource</a>
 */
@RegisterProvider(TwilioCredentials.class)
@RegisterProvider(TwilioErrors.class)
@Path("/2010-04-01/Accounts/{accountSid}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface TwilioApi {

    @POST
    @Path("/Calls.json")
    Uni<Call> createCall(
            @PathParam("accountSid") String accountSid,
            @FormParam("To") String to,
            @FormParam("From") String from,
            @FormParam("Url") String url,
            @FormParam("Method") String method,
            @FormParam("FallbackUrl") String fallbackUrl,
            @FormParam("FallbackMethod") String fallbackMethod,
            @FormParam("StatusCallback") String statusCallback,
            @FormParam("StatusCallbackMethod") String statusCallbackMethod,
            @FormParam("StatusCallbackEvent") List<String> statusCallbackEvents,
            @FormParam("Timeout") long timeoutSeconds);

    /**
     * The latest calls first. Its filter {@code StartTime>} knows only days, and a call that is still queued has no start
     * time, so that it is left out here.
     */
    @GET
    @Path("/Calls.json")
    Uni<RestResponse<CallPage>> calls(
            @PathParam("accountSid") String accountSid,
            @QueryParam("To") String to,
            @QueryParam("From") String from,
            @QueryParam("PageSize") int pageSize);

    @POST
    @Path("/Calls/{sid}.json")
    Uni<Call> updateCall(
            @PathParam("accountSid") String accountSid,
            @PathParam("sid") String sid,
            @FormParam("Status") String status);

    @POST
    @Path("/Calls/{sid}.json")
    Uni<Call> redirectCall(
            @PathParam("accountSid") String accountSid,
            @PathParam("sid") String sid,
            @FormParam("Url") String url,
            @FormParam("Method") String method);

    @GET
    @Path("/Calls/{sid}.json")
    Uni<Call> call(@PathParam("accountSid") String accountSid, @PathParam("sid") String sid);

    @POST
    @Path("/Conferences/{sid}.json")
    Uni<Conference> updateConference(
            @PathParam("accountSid") String accountSid,
            @PathParam("sid") String sid,
            @FormParam("AnnounceUrl") String announceUrl,
            @FormParam("AnnounceMethod") String announceMethod);

    /** @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Participant resource</a> */
    @POST
    @Path("/Conferences/{sid}/Participants/{callSid}.json")
    Uni<Participant> updateParticipant(
            @PathParam("accountSid") String accountSid,
            @PathParam("sid") String sid,
            @PathParam("callSid") String callSid,
            @FormParam("Muted") boolean muted);

    @GET
    @Path("/Conferences/{sid}/Participants.json")
    Uni<ParticipantPage> participants(@PathParam("accountSid") String accountSid, @PathParam("sid") String sid);
}
