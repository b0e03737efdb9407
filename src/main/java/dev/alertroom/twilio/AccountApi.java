package dev.alertroom.twilio;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * What Twilio tells of the account itself. The permissions are served by another host than the rest.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api/account">Account resource</a>
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumber resource</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/dialingpermissions-country-resource">Dialing Permissions, Countries resource</a>
 */
@RegisterProvider(TwilioErrors.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface AccountApi {

    @GET
    @Path("/2010-04-01/Accounts/{sid}.json")
    Uni<Account> account(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("sid") String sid);

    @GET
    @Path("/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json")
    Uni<IncomingNumberPage> numbers(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("sid") String sid,
            @QueryParam("PhoneNumber") String number);

    @GET
    @Path("/v1/DialingPermissions/Countries/{region}")
    Uni<CountryPermission> country(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("region") String region);
}
