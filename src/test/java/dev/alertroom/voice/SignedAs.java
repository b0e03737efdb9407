package dev.alertroom.voice;

import dev.alertroom.PackagedService;
import dev.alertroom.twilio.TwilioSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a Twilio asks of the packaged service that was given some address for it, whatever the header Host says. */
final class SignedAs {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SignedAs() {}

    /** What the service needs to start; its address is left to the test. */
    static Map<String, String> environment(String publicUrl, Map<String, String> more) {
        var environment = new HashMap<>(PackagedService.REQUIRED);
        environment.put("ALERTROOM_PUBLIC_URL", publicUrl);
        environment.putAll(more);
        return environment;
    }

    static HttpResponse<String> post(PackagedService service, String address, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", URI.create(address).getScheme())
                .header(
                        TwilioSignature.HEADER,
                        TwilioSignature.sign(
                                address + path, Map.of("CallSid", List.of("CA1")), PackagedService.AUTH_TOKEN))
                .POST(BodyPublishers.ofString("CallSid=CA1"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
