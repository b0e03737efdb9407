package dev.alertroom.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Twilio's requests to the service: signed, retried as the URL's fragment says, and misdelivered as the faults say. */
final class Webhooks {

    private final Context context;
    private final HttpClient client;
    private final String authToken;
    private final Faults faults;
    private final ActivityLog log;

    Webhooks(Vertx vertx, String authToken, Faults faults, ActivityLog log) {
        this.context = vertx.getOrCreateContext();
        this.authToken = authToken;
        this.faults = faults;
        this.log = log;
        // A kept connection to an instance that has since been killed would look like a lost request.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(1_000));
    }

    /** Asks for TwiML. Fails if no answer comes at all; an answer may still be an error. */
    Future<WebhookAnswer> fetch(WebhookRequest request) {
        return deliver(ActivityLog.Kind.WEBHOOK, request);
    }

    /**
     * Tells of an event and doesn't wait for the answer.
     *
     * @param number the phone that it is about
     */
    void callback(WebhookRequest request, String event, String number) {
        if (faults.losesCallback(event, number)) {
            log.add(
                    ActivityLog.Kind.CALLBACK,
                    "%s %s lost".formatted(event, path(request.target().url())));
            return;
        }
        deliver(ActivityLog.Kind.CALLBACK, request);
    }

    void close() {
        client.close();
    }

    private Future<WebhookAnswer> deliver(ActivityLog.Kind kind, WebhookRequest request) {
        String url = request.target().url();
        ConnectionOverrides overrides = ConnectionOverrides.of(url);
        String idempotencyToken = UUID.randomUUID().toString();
        List<Future<WebhookAnswer>> answers = faults.deliveries(withoutFragment(url)).stream()
                .map(delivery -> onContext(new Delivery(kind, request, delivery, overrides, idempotencyToken)))
                .toList();
        return answers.get(0);
    }

    /** Not on the caller's thread: there the answer's body could have passed before anyone listens for it. */
    private Future<WebhookAnswer> onContext(Delivery delivery) {
        Promise<WebhookAnswer> answer = Promise.promise();
        context.runOnContext(now -> delivery.attempt(0).onComplete(answer));
        return answer.future();
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String path(String url) {
        return url.replaceFirst("^[a-zA-Z]+://[^/?#]*", "").replaceFirst("[?#].*$", "");
    }

    /** One request until it is answered or given up. */
    private final class Delivery {
        private final ActivityLog.Kind kind;
        private final WebhookRequest request;
        private final String url;
        private final ConnectionOverrides overrides;
        private final String idempotencyToken;
        private final long started = System.nanoTime();

        Delivery(
                ActivityLog.Kind kind,
                WebhookRequest request,
                String url,
                ConnectionOverrides overrides,
                String idempotencyToken) {
            this.kind = kind;
            this.request = request;
            this.url = url;
            this.overrides = overrides;
            this.idempotencyToken = idempotencyToken;
        }

        Future<WebhookAnswer> attempt(int retriesDone) {
            long attemptStarted = System.nanoTime();
            return send().onComplete(result -> {
                        String outcome = result.succeeded()
                                ? String.valueOf(result.result().status())
                                : failure(result.cause());
                        log.add(
                                result.succeeded() && result.result().isSuccess() ? kind : ActivityLog.Kind.ERROR,
                                "%s %s → %s (%d ms)"
                                        .formatted(
                                                request.target().method(),
                                                path(url),
                                                outcome,
                                                millisSince(attemptStarted)));
                    })
                    .transform(result -> {
                        Optional<String> failure =
                                result.succeeded() ? failure(result.result()) : Optional.of(failure(result.cause()));
                        if (retriesDone < overrides.retries()
                                && millisSince(started) < overrides.totalMillis()
                                && failure.filter(overrides::retries).isPresent()) {
                            return attempt(retriesDone + 1);
                        }
                        return result.succeeded()
                                ? Future.succeededFuture(result.result())
                                : Future.failedFuture(result.cause());
                    });
        }

        private Future<WebhookAnswer> send() {
            boolean isGet = request.target().method().equals(HttpMethod.GET);
            String form = request.parameters().encoded();
            URI uri;
            try {
                uri = URI.create(!isGet || form.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + form);
                if (uri.getHost() == null) {
                    throw new IllegalArgumentException("no host in " + url);
                }
            } catch (IllegalArgumentException e) {
                return Future.failedFuture(e);
            }
            String wireUrl = uri.toASCIIString();
            RequestOptions options = new RequestOptions()
                    .setMethod(request.target().method())
                    .setAbsoluteURI(wireUrl)
                    .setConnectTimeout(overrides.connectMillis())
                    .putHeader("User-Agent", "TwilioProxy/1.1")
                    .putHeader("I-Twilio-Idempotency-Token", idempotencyToken)
                    .putHeader(
                            "X-Twilio-Signature",
                            RequestSignature.of(authToken, wireUrl, isGet ? Form.EMPTY : request.parameters()));
            if (!isGet) {
                options.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
            }
            return client.request(options)
                    .compose(sending -> isGet ? sending.send() : sending.send(Buffer.buffer(form)))
                    .compose(answer -> answer.body()
                            .map(body -> new WebhookAnswer(answer.statusCode(), contentType(answer), body.toString())))
                    .timeout(timeLeft(), TimeUnit.MILLISECONDS);
        }

        /** {@code tt} is "the total time allowed for all timeouts including retries", as {@link ConnectionOverrides}' page says. */
        private long timeLeft() {
            return Math.max(1, Math.min(overrides.readMillis(), overrides.totalMillis() - millisSince(started)));
        }

        private String contentType(HttpClientResponse answer) {
            String type = answer.getHeader("Content-Type");
            return type == null ? "" : type;
        }

        private Optional<String> failure(WebhookAnswer answer) {
            return switch (answer.status() / 100) {
                case 4 -> Optional.of("4xx");
                case 5 -> Optional.of("5xx");
                default -> Optional.empty();
            };
        }

        private String failure(Throwable cause) {
            return cause instanceof ConnectException || cause instanceof ClosedChannelException ? "ct" : "rt";
        }

        private long millisSince(long nanos) {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
        }
    }
}
