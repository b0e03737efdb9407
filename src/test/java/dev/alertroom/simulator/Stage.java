package dev.alertroom.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator on a port of its own, a service that it calls, and a client of its REST API; new for each test. */
final class Stage implements BeforeEachCallback, AfterEachCallback {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "token-of-the-test";
    static final String OUR_NUMBER = "+15005550006";
    static final String ALICE = "+819011112222";
    static final String BOB = "+819033334444";

    private static final double SPEED = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private Vertx vertx;
    private Simulator simulator;
    private ScriptedService service;
    private int port;

    record Reply(int status, JsonObject json, HttpResponse<String> http) {
        int code() {
            return json.getInteger("code");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = Vertx.vertx();
        service = ScriptedService.start(vertx, TOKEN);
        simulator = Simulator.create(
                vertx,
                SimulatorSettings.of(ACCOUNT, TOKEN, OUR_NUMBER)
                        .withSpeed(SPEED)
                        .withIncomingUrl(service.url("/incoming")));
        port = simulator.listen(0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Vertx vertx() {
        return vertx;
    }

    Simulator simulator() {
        return simulator;
    }

    ScriptedService service() {
        return service;
    }

    int port() {
        return port;
    }

    Phone alice() {
        return simulator.phone(ALICE);
    }

    Phone bob() {
        return simulator.phone(BOB);
    }

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10));
    }

    /** Orders a call whose TwiML is at /answer, and returns its SID. */
    String call(String to, String... more) {
        Reply reply = order(to, more);
        assertEquals(201, reply.status(), () -> reply.json().encode());
        return reply.json().getString("sid");
    }

    Reply order(String to, String... more) {
        Form form = Form.EMPTY.with("To", to).with("From", OUR_NUMBER).with("Url", service.url("/answer"));
        for (int i = 0; i < more.length; i += 2) {
            form = form.with(more[i], more[i + 1]);
        }
        return post("/Calls.json", form);
    }

    /** Has someone called who picks up, and waits until they are connected. */
    String connect(Phone phone, String... more) {
        String sid = call(phone.number(), more);
        await().until(phone::ringing);
        phone.answer();
        return sid;
    }

    SimulatedCall lastCall(Phone phone) {
        return phone.calls().get(phone.calls().size() - 1);
    }

    void awaitEnd(Phone phone, CallState status) {
        await().untilAsserted(() -> assertEquals(status, lastCall(phone).status()));
    }

    Reply post(String path, String... namesAndValues) {
        Form form = Form.EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form = form.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return post(path, form);
    }

    Reply post(String path, Form form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
    }

    CompletableFuture<HttpResponse<String>> postAsync(String path, Form form) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonObject json = response.body().startsWith("{") ? new JsonObject(response.body()) : new JsonObject();
            return new Reply(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return at("/2010-04-01/Accounts/" + ACCOUNT + path).header("Authorization", basic(ACCOUNT, TOKEN));
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    }
}
