package dev.alertroom.alert;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, for content types that REST Assured would mend. */
final class Wire {

    private Wire() {}

    static HttpResponse<String> post(String path, String contentType, String ascii)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(ascii, StandardCharsets.US_ASCII))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
