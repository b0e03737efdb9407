package dev.alertroom.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What the page at {@code /simulator} is made of, and what its buttons do. */
final class PageApi {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "mp3", "audio/mpeg");

    private final Vertx vertx;
    private final Simulator simulator;
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final Snapshot snapshot;

    PageApi(Vertx vertx, Simulator simulator, Exchange exchange, Switchboard switchboard, Snapshot snapshot) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.exchange = exchange;
        this.switchboard = switchboard;
        this.snapshot = snapshot;
    }

    void mount(Router router) {
        router.get("/simulator").handler(context -> file(context, "index.html"));
        router.get("/simulator/state").handler(context -> context.json(snapshot.take()));
        router.get("/simulator/samples").handler(this::samples);
        router.get("/simulator/events")
                .handler(context -> new Feed(vertx, exchange, snapshot, context.response()).start());
        router.post("/simulator/reset").handler(context -> act(context, simulator::reset));
        router.post("/simulator/faults").handler(this::faults);
        router.post("/simulator/phones/:number").handler(context -> act(context, () -> phone(context)));
        router.delete("/simulator/phones/:number")
                .handler(context -> act(context, () -> exchange.act(() -> switchboard.forget(number(context)))));
        button(router, "answer", Phone::answer);
        button(router, "decline", Phone::decline);
        button(router, "voicemail", Phone::voicemail);
        button(router, "hangup", Phone::hangUp);
        button(router, "dial", Phone::dialIn);
        router.post("/simulator/phones/:number/keys/:digits")
                .handler(context -> act(context, () -> phone(context).press(context.pathParam("digits"))));
        router.route(HttpMethod.GET, "/simulator/:file").handler(context -> file(context, context.pathParam("file")));
    }

    private void button(Router router, String name, Consumer<Phone> press) {
        router.post("/simulator/phones/:number/" + name)
                .handler(context -> act(context, () -> press.accept(phone(context))));
    }

    private Phone phone(RoutingContext context) {
        return simulator.phone(number(context));
    }

    private static String number(RoutingContext context) {
        return context.pathParam("number");
    }

    private static void act(RoutingContext context, Runnable action) {
        try {
            action.run();
            context.response().setStatusCode(204).end();
        } catch (IllegalStateException e) {
            refuse(context, 409, e.getMessage());
        } catch (IllegalArgumentException e) {
            refuse(context, 400, e.getMessage());
        }
    }

    private static void refuse(RoutingContext context, int status, String message) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("message", message));
    }

    private void faults(RoutingContext context) {
        RequestBody.of(context)
                .onFailure(context::fail)
                .onSuccess(body -> act(context, () -> {
                    try {
                        FaultsJson.apply(new JsonObject(body), simulator.faults());
                    } catch (DecodeException | ClassCastException e) {
                        throw new IllegalArgumentException("not the faults' JSON: " + e.getMessage(), e);
                    }
                    exchange.changed();
                }));
    }

    private void samples(RoutingContext context) {
        Callable<JsonArray> reading = Samples::all;
        vertx.executeBlocking(reading).onFailure(context::fail).onSuccess(context::json);
    }

    /** Read anew each time: a change of the page is there after a reload. */
    private void file(RoutingContext context, String name) {
        Callable<Optional<Buffer>> reading = () -> read(name);
        vertx.executeBlocking(reading)
                .onFailure(context::fail)
                .onSuccess(content -> content.ifPresentOrElse(
                        file -> context.response()
                                .putHeader("Content-Type", type(name))
                                .putHeader("Cache-Control", "no-cache")
                                .end(file),
                        context::next));
    }

    private static Optional<Buffer> read(String name) throws IOException {
        if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9]+)+")) {
            return Optional.empty();
        }
        try (InputStream in = PageApi.class.getResourceAsStream("/simulator/" + name)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
