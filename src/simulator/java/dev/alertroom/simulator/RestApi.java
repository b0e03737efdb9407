package dev.alertroom.simulator;

import dev.alertroom.simulator.Faults.Fate;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Twilio's REST API: what a request meets before it is served, and who serves it. */
final class RestApi {

    private static final String ACCOUNT = "/2010-04-01/Accounts/:account";

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final Faults faults;
    private final RequestCount count;
    private final ActivityLog log;
    private final CallsApi calls;
    private final ConferencesApi conferences;
    private final AccountsApi accounts;

    RestApi(
            Vertx vertx,
            SimulatorSettings settings,
            Faults faults,
            RequestCount count,
            ActivityLog log,
            CallsApi calls,
            ConferencesApi conferences,
            AccountsApi accounts) {
        this.vertx = vertx;
        this.settings = settings;
        this.faults = faults;
        this.count = count;
        this.log = log;
        this.calls = calls;
        this.conferences = conferences;
        this.accounts = accounts;
    }

    void mount(Router router) {
        router.post(ACCOUNT + "/Calls.json").handler(this::countCreation);
        serve(router, HttpMethod.POST, "/Calls.json", calls::create);
        serve(router, HttpMethod.GET, "/Calls.json", calls::list);
        serve(router, HttpMethod.GET, "/Calls/:call", calls::fetch);
        serve(router, HttpMethod.POST, "/Calls/:call", calls::update);
        serve(router, HttpMethod.GET, "/Conferences.json", conferences::list);
        serve(router, HttpMethod.GET, "/Conferences/:conference", conferences::fetch);
        serve(router, HttpMethod.POST, "/Conferences/:conference", conferences::update);
        serve(router, HttpMethod.GET, "/Conferences/:conference/Participants.json", conferences::participants);
        String participant = "/Conferences/:conference/Participants/:participant";
        serve(router, HttpMethod.GET, participant, conferences::participant);
        serve(router, HttpMethod.POST, participant, conferences::updateParticipant);
        serve(router, HttpMethod.DELETE, participant, conferences::removeParticipant);
        serve(router, HttpMethod.GET, "", accounts::fetch);
        serve(router, HttpMethod.GET, "/IncomingPhoneNumbers.json", accounts::numbers);
        serve(router, HttpMethod.POST, "/IncomingPhoneNumbers/:number", accounts::updateNumber);
        router.get("/v1/DialingPermissions/Countries/:region").handler(context -> meetFate(context, accounts::country));
        router.route("/2010-04-01/*")
                .handler(context -> meetFate(context, request -> {
                    throw ApiError.notFound(request.path());
                }));
    }

    private void serve(Router router, HttpMethod method, String path, Function<ApiRequest, ApiAnswer> handler) {
        router.route(method, ACCOUNT + path).handler(context -> meetFate(context, handler));
    }

    private void countCreation(RoutingContext context) {
        count.creationArrived();
        context.addEndHandler(ended -> count.creationEnded());
        context.next();
    }

    private void meetFate(RoutingContext context, Function<ApiRequest, ApiAnswer> handler) {
        count.arrived();
        Fate fate = faults.nextRequest();
        if (fate instanceof Fate.Dropped) {
            log.add(ActivityLog.Kind.ERROR, describe(context) + " dropped");
            context.request().connection().close();
        } else if (fate instanceof Fate.Hung) {
            log.add(ActivityLog.Kind.ERROR, describe(context) + " left hanging");
        } else if (fate instanceof Fate.Refused refused) {
            ApiError error =
                    refused.status() == 429 ? ApiError.tooManyRequests() : ApiError.unavailable(refused.status());
            later(context, refused.latencyMillis(), refused.retryAfterSeconds(), request -> ApiAnswer.error(error));
        } else if (fate instanceof Fate.Unheard unheard) {
            unheard(context, unheard, handler);
        } else if (fate instanceof Fate.Served served) {
            later(context, served.latencyMillis(), OptionalInt.empty(), handler);
        }
    }

    private void later(
            RoutingContext context,
            long millis,
            OptionalInt retryAfterSeconds,
            Function<ApiRequest, ApiAnswer> handler) {
        long started = System.nanoTime();
        RequestBody.of(context)
                .onFailure(context::fail)
                .onSuccess(body -> after(millis, () -> {
                    ApiAnswer answer = answer(request(context, body), handler);
                    retryAfterSeconds.ifPresent(
                            seconds -> context.response().putHeader("Retry-After", String.valueOf(seconds)));
                    send(context, answer, started);
                }));
    }

    private void unheard(RoutingContext context, Fate.Unheard fate, Function<ApiRequest, ApiAnswer> handler) {
        RequestBody.of(context)
                .onFailure(context::fail)
                .onSuccess(body -> after(fate.latencyMillis(), () -> {
                    ApiAnswer answer = answer(request(context, body), handler);
                    log.add(ActivityLog.Kind.ERROR, describe(context) + " served, and its answer lost");
                    fate.instead()
                            .ifPresentOrElse(
                                    text -> context.response()
                                            .setStatusCode(answer.status())
                                            .putHeader("Content-Type", "application/json")
                                            .end(text),
                                    () -> context.request().connection().close());
                }));
    }

    private void after(long millis, Runnable action) {
        if (millis > 0) {
            vertx.setTimer(millis, id -> action.run());
        } else {
            action.run();
        }
    }

    private ApiAnswer answer(ApiRequest request, Function<ApiRequest, ApiAnswer> handler) {
        try {
            authenticate(request);
            return handler.apply(request);
        } catch (ApiError e) {
            return ApiAnswer.error(e);
        }
    }

    private void send(RoutingContext context, ApiAnswer answer, long started) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        log.add(
                answer.status() < 400 ? ActivityLog.Kind.API : ActivityLog.Kind.ERROR,
                "%s → %d (%d ms)".formatted(describe(context), answer.status(), millis));
        HttpServerResponse response = context.response()
                .setStatusCode(answer.status())
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
        if (answer.body().isPresent()) {
            response.putHeader("Content-Type", "application/json")
                    .end(answer.body().get().encode());
        } else {
            response.end();
        }
    }

    private ApiRequest request(RoutingContext context, String body) {
        String query = context.request().query();
        return new ApiRequest(
                context.request().path(), context, query == null ? Form.EMPTY : Form.parse(query), Form.parse(body));
    }

    private void authenticate(ApiRequest request) {
        if (!settings.isKnown(request.authorization())) {
            throw ApiError.unauthorized();
        }
        if (request.path().startsWith("/2010-04-01/")
                && !request.segment("account").equals(settings.accountSid())) {
            throw ApiError.notFound(request.path());
        }
    }

    private static String describe(RoutingContext context) {
        return context.request().method() + " "
                + context.request().path().replaceFirst("^/2010-04-01/Accounts/[^/]+", "");
    }
}
