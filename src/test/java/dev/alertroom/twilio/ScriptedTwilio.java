package dev.alertroom.twilio;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** A server in Twilio's place that answers as a test tells it to and remembers what it was asked. */
final class ScriptedTwilio {

    record Asked(String method, String uri, String authorization, String body) {}

    private static final AtomicReference<BiConsumer<Integer, HttpServerRequest>> SCRIPT = new AtomicReference<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    private static Vertx vertx;
    private static HttpServer server;
    private static int port;

    private ScriptedTwilio() {}

    static void start() {
        vertx = Vertx.vertx();
        open();
    }

    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static String address() {
        return "http://localhost:" + port;
    }

    /** Opens the port, the same as before if it was open before. */
    static void open() {
        server = vertx.createHttpServer(new HttpServerOptions().setPort(port))
                .requestHandler(ScriptedTwilio::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    /** Closes the port: who connects is refused. */
    static void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Forgets what was asked and answers by this script from now on; it is given how many requests came, from 1. */
    static void script(BiConsumer<Integer, HttpServerRequest> script) {
        ASKED.clear();
        SCRIPT.set(script);
    }

    static List<Asked> asked() {
        return List.copyOf(ASKED);
    }

    static void answer(HttpServerRequest request, int status, String contentType, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .end(body);
    }

    static void created(HttpServerRequest request) {
        answer(request, 201, "application/json", """
                {"sid":"CA0001","to":"+819012345678","status":"queued","date_created":null,"price_unit":"USD",
                 "subresource_uris":{"events":"/2010-04-01/Accounts/AC/Calls/CA0001/Events.json"}}""");
    }

    private static void handle(HttpServerRequest request) {
        request.bodyHandler((Buffer body) -> {
            ASKED.add(new Asked(
                    request.method().name(), request.uri(), request.getHeader("Authorization"), body.toString()));
            SCRIPT.get().accept(ASKED.size(), request);
        });
    }
}
