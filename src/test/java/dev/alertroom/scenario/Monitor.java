package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What calls the service's URLs: a monitor, and whoever looks at incidents. */
final class Monitor {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final String service;
    private final Optional<String> token;

    private Monitor(String service, Optional<String> token) {
        this.service = service;
        this.token = token;
    }

    /** @param service scheme and authority */
    static Monitor of(String service) {
        return new Monitor(service, Optional.empty());
    }

    static Monitor of(String service, String token) {
        return new Monitor(service, Optional.of(token));
    }

    /** What the service answered. */
    record Answer(int status, JsonObject body, HttpResponse<String> response) {
        static Answer of(HttpResponse<String> response) {
            boolean json = response.body().startsWith("{");
            return new Answer(
                    response.statusCode(), json ? new JsonObject(response.body()) : new JsonObject(), response);
        }

        String incident() {
            return body.getString("incident");
        }

        List<JsonObject> calls() {
            return objects(body.getJsonArray("calls"));
        }

        List<JsonObject> errors() {
            return objects(body.getJsonArray("errors"));
        }

        /** The numbers that are called for this. */
        List<String> called() {
            return calls().stream()
                    .filter(call -> call.containsKey("sid"))
                    .map(call -> call.getString("to"))
                    .toList();
        }

        boolean degraded() {
            return body.getBoolean("degraded", false);
        }
    }

    Answer alerts(String message, Person... people) {
        return get("/alert?message=" + encoded(message) + "&tels=" + encoded(numbers(people)));
    }

    Answer alertsIn(String language, String message, Person... people) {
        return get("/alert?lang=" + language + "&message=" + encoded(message) + "&tels=" + encoded(numbers(people)));
    }

    Answer alertsTeam(String team, String message) {
        return get("/alert?message=" + encoded(message) + "&team=" + encoded(team));
    }

    CompletableFuture<Answer> alertsMeanwhile(String message, Person... people) {
        return later(request("/alert?message=" + encoded(message) + "&tels=" + encoded(numbers(people))));
    }

    CompletableFuture<Answer> getMeanwhile(String path) {
        return later(request(path));
    }

    Answer sendsJson(String path, JsonObject body) {
        return sendsJson(path, body.encode());
    }

    Answer sendsJson(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer sendsForm(String path, String... namesAndValues) {
        var form = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(pair -> namesAndValues[2 * pair] + "=" + encoded(namesAndValues[2 * pair + 1]))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));
    }

    /** Google Cloud Monitoring tells that something is {@code open} or {@code closed}. */
    Answer cloudMonitoring(String state, String id, String policy, Person... people) {
        var incident = new JsonObject()
                .put("incident_id", id)
                .put("state", state)
                .put("policy_name", policy)
                .put("condition_name", policy);
        return sendsJson(
                "/alert/cloud-monitoring?tels=" + encoded(numbers(people)),
                new JsonObject().put("version", "1.2").put("incident", incident));
    }

    Answer get(String path) {
        return send(request(path));
    }

    /** Without a body. */
    Answer posts(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer deletes(String path) {
        return send(request(path).DELETE());
    }

    Answer resolves(String incident) {
        return send(request("/incidents/" + incident + "/resolve").POST(BodyPublishers.noBody()));
    }

    /** So that the next test has nothing to do with this one. */
    void resolvesAll() {
        var incidents = objects(get("/incidents?size=100").body().getJsonArray("incidents"));
        incidents.stream()
                .filter(incident -> !incident.getString("status").equals("closed"))
                .forEach(incident -> resolves(incident.getString("id")));
        incidents.stream()
                .filter(incident -> incident == incidents.get(0)
                        || !incident.getString("status").equals("closed"))
                .forEach(incident -> letsCallsBePlaced(incident.getString("id")));
    }

    /** A call that was on its way to Twilio when its incident was resolved would ring in the next test; one that was lost never comes. */
    private void letsCallsBePlaced(String incident) {
        try {
            await("the calls of " + incident + " are placed")
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> objects(looksAt(incident).getJsonArray("calls")).stream()
                            .noneMatch(Monitor::isOnItsWay));
        } catch (ConditionTimeoutException lost) {
            System.out.println("A call of " + incident + " was never placed.");
        }
    }

    private static boolean isOnItsWay(JsonObject call) {
        return call.getString("outcome").equals("calling") && !call.containsKey("sid");
    }

    JsonObject looksAt(String incident) {
        return get("/incidents/" + incident).body();
    }

    Monitor sees(String incident, String status) {
        await("incident " + incident + " is " + status)
                .until(() -> looksAt(incident).getString("status"), status::equals);
        return this;
    }

    /** Waits until this has happened so often; see the timeline of {@code GET /incidents/{id}}. */
    Monitor seesEvents(String incident, String event, int times) {
        await(times + " times " + event).until(() -> events(incident, event) >= times);
        return this;
    }

    private long events(String incident, String event) {
        return objects(looksAt(incident).getJsonArray("timeline")).stream()
                .filter(entry -> entry.getString("event").equals(event))
                .count();
    }

    static String numbers(Person... people) {
        return Stream.of(people).map(Person::number).collect(Collectors.joining(","));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(JsonObject.class::cast).toList();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(service + path)).timeout(Duration.ofMinutes(1));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Answer> later(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }
}
