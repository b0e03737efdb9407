package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A Twilio in a box: the REST API, phones that ring, and conference rooms, with a page to watch and use them at
 * {@code /simulator}. What it does to the service it does as Twilio would, over HTTP and signed.
 *
 * <p>It stands in another server's router ({@link #mount}), on a port of its own ({@link #listen}), or both. Safe to
 * use from any thread; what it returns are snapshots.
 */
public final class Simulator implements AutoCloseable {

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final Exchange exchange;
    private final ActivityLog log;
    private final Faults faults = new Faults();
    private final SimulatedAccount account = new SimulatedAccount();
    private final RequestCount count = new RequestCount();
    private final Webhooks webhooks;
    private final Conferences conferences;
    private final Switchboard switchboard;
    private final List<HttpServer> servers = new ArrayList<>();
    private Supplier<String> incomingUrl;

    private Simulator(Vertx vertx, SimulatorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.incomingUrl = settings.incomingUrl();
        this.exchange = new Exchange(vertx, settings.speed());
        this.log = new ActivityLog(exchange);
        this.webhooks = new Webhooks(vertx, settings.authToken(), faults, log);
        Documents documents = new Documents(webhooks);
        this.conferences = new Conferences(settings.accountSid(), exchange, documents, webhooks, log);
        this.switchboard = new Switchboard(
                settings,
                exchange,
                documents,
                conferences,
                new StatusCallbacks(settings.accountSid(), exchange, webhooks),
                faults);
    }

    /** @param vertx is used and not closed */
    public static Simulator create(Vertx vertx, SimulatorSettings settings) {
        return new Simulator(vertx, settings);
    }

    /** Adds the routes {@code /2010-04-01/…}, {@code /v1/…} and {@code /simulator…}. */
    public void mount(Router router) {
        CallsApi calls = new CallsApi(settings, exchange, switchboard, faults, count);
        ConferencesApi rooms = new ConferencesApi(settings, exchange, conferences);
        AccountsApi accounts = new AccountsApi(settings, account, faults, () -> incomingUrl.get(), this::incomingUrl);
        new RestApi(vertx, settings, faults, count, log, calls, rooms, accounts).mount(router);
        Snapshot snapshot = new Snapshot(settings.from(), exchange, switchboard, conferences, faults, log);
        new PageApi(vertx, this, exchange, switchboard, snapshot).mount(router);
    }

    /**
     * Starts an HTTP server on localhost. Blocks until it listens, so not for an event loop.
     *
     * @param port 0 for any that is free
     * @return the port
     */
    public int listen(int port) {
        Router router = Router.router(vertx);
        mount(router);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setMaxInitialLineLength(64 * 1024))
                .requestHandler(router);
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the simulator can't listen on port " + port, e.getCause());
        }
        synchronized (servers) {
            servers.add(server);
        }
        return server.actualPort();
    }

    /** {@return the phone with this number, E.164; it is there from the first time that it is asked for} */
    public Phone phone(String e164) {
        exchange.act(() -> switchboard.line(e164));
        return handle(e164);
    }

    /** {@return every phone that was called or asked for, in that order} */
    public List<Phone> phones() {
        return exchange.read(() ->
                switchboard.lines().stream().map(line -> handle(line.number())).toList());
    }

    /** {@return every call, oldest first} */
    public List<SimulatedCall> calls() {
        return exchange.read(
                () -> switchboard.calls().stream().map(OngoingCall::snapshot).toList());
    }

    /** {@return the rooms that have not ended, oldest first} */
    public List<Room> rooms() {
        return exchange.read(() -> conferences.all().stream()
                .filter(conference -> !conference.hasEnded())
                .map(OngoingConference::snapshot)
                .toList());
    }

    /** {@return how it is told to misbehave} */
    public Faults faults() {
        return faults;
    }

    /** {@return the account as Twilio shows it} */
    public SimulatedAccount account() {
        return account;
    }

    /** {@return what the REST API was asked since the start or the last reset} */
    public RequestTotals requests() {
        return count.snapshot();
    }

    /** Changes how fast time passes: 1 is real time, 50 is 50 times as fast. What is under way is not hurried. */
    public void speed(double factor) {
        exchange.act(() -> exchange.speed(factor));
    }

    /** Changes the voice URL of our number, which is asked for TwiML when a phone dials it; empty for none. */
    public void incomingUrl(String url) {
        exchange.act(() -> incomingUrl = () -> url);
    }

    /** Ends and forgets everything, without another callback, and behaves again. */
    public void reset() {
        exchange.act(() -> {
            exchange.startAnew();
            switchboard.clear();
            conferences.clear();
            log.clear();
            faults.clear();
            account.reset();
            count.clear();
        });
    }

    /** Stops its own servers and its requests to the service; the Vert.x that it was given goes on. */
    @Override
    public void close() {
        reset();
        synchronized (servers) {
            servers.forEach(HttpServer::close);
            servers.clear();
        }
        webhooks.close();
    }

    private Phone handle(String number) {
        return new Phone(number, exchange, switchboard, () -> dialIn(number));
    }

    private void dialIn(String number) {
        String url = incomingUrl.get();
        if (url.isEmpty()) {
            throw new IllegalStateException("our number has no voice URL");
        }
        Target voiceUrl = new Target(url, HttpMethod.POST);
        switchboard.dialIn(switchboard.line(number), new Instructions.From(voiceUrl));
    }
}
