package dev.alertroom.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Cloud Tasks as far as {@code tasks.create} goes, as strict as its published messages: {@code CreateTaskRequest}, {@code Task}
 * and {@code HttpRequest} of google.cloud.tasks.v2, and the page of quotas and limits.
 *
 * @see <a href="https://github.com/googleapis/googleapis/tree/master/google/cloud/tasks/v2">google.cloud.tasks.v2</a>
 */
final class StandInCloudTasks implements AutoCloseable {

    private static final String QUEUE = "projects/p/locations/asia-northeast1/queues/wake-ups";
    private static final Map<String, String> REASONS = Map.of(
            "400", "INVALID_ARGUMENT",
            "401", "UNAUTHENTICATED",
            "403", "PERMISSION_DENIED",
            "404", "NOT_FOUND",
            "409", "ALREADY_EXISTS",
            "429", "RESOURCE_EXHAUSTED",
            "503", "UNAVAILABLE");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final Map<String, JsonNode> tasks = new LinkedHashMap<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<Integer> trouble = new CopyOnWriteArrayList<>();
    private volatile String accepted = "Bearer owner";
    private volatile boolean silent;

    StandInCloudTasks(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Takes only requests with this header of authorization. */
    void accepts(String authorization) {
        accepted = authorization;
    }

    /** Answers the next requests with these statuses, whatever they ask. */
    void answers(Integer... statuses) {
        trouble.addAll(List.of(statuses));
    }

    void neverAnswers() {
        silent = true;
    }

    /** The tasks by their names. */
    synchronized Map<String, JsonNode> tasks() {
        return Map.copyOf(tasks);
    }

    /** The headers of authorization of all requests. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (silent) {
            return;
        }
        try {
            answer(exchange, 200, json.writeValueAsString(created(exchange, body)));
        } catch (Refused refused) {
            answer(
                    exchange,
                    refused.status,
                    json.writeValueAsString(Map.of(
                            "error",
                            Map.of(
                                    "code",
                                    refused.status,
                                    "message",
                                    refused.getMessage(),
                                    "status",
                                    REASONS.getOrDefault("" + refused.status, "INTERNAL")))));
        }
    }

    private synchronized JsonNode created(HttpExchange exchange, byte[] body) throws IOException {
        if (!trouble.isEmpty()) {
            throw new Refused(trouble.remove(0), "as told");
        }
        require(401, accepted.equals(exchange.getRequestHeaders().getFirst("Authorization")), "the token");
        require(404, exchange.getRequestMethod().equals("POST"), "the method");
        require(404, exchange.getRequestURI().getRawPath().equals("/v2/" + QUEUE + "/tasks"), "the path");
        var request = json.readTree(body);
        only(request, "task", "responseView");
        var task = request.path("task");
        check(task);
        var name = task.path("name").asText();
        require(409, !tasks.containsKey(name), "Requested entity already exists");
        tasks.put(name, task);
        return task;
    }

    private void check(JsonNode task) {
        only(task, "name", "httpRequest", "scheduleTime", "dispatchDeadline");
        require(400, task.path("name").asText().matches(QUEUE + "/tasks/[A-Za-z0-9_-]{1,500}"), "the name");
        var at = Instant.parse(task.path("scheduleTime").asText());
        require(400, !at.isAfter(clock.instant().plus(Duration.ofDays(30))), "a time within 30 days");
        var deadline = task.path("dispatchDeadline").asText();
        require(400, deadline.matches("\\d+s"), "the form of a duration");
        var seconds = Integer.parseInt(deadline.substring(0, deadline.length() - 1));
        require(400, seconds >= 15 && seconds <= 1800, "a deadline of 15 s to 30 min");
        check(task.path("httpRequest"), Set.of("POST", "PUT", "PATCH"));
    }

    private void check(JsonNode request, Set<String> withBody) {
        require(400, request.isObject(), "an HTTP request");
        var oidc = request.path("oidcToken");
        only(request, "url", "httpMethod", "headers", "body", "oidcToken");
        only(oidc, "serviceAccountEmail", "audience");
        require(400, request.path("url").asText().matches("https?://.*"), "the URL's scheme");
        require(400, request.path("url").asText().length() <= 2083, "a URL of at most 2083 characters");
        require(400, withBody.contains(request.path("httpMethod").asText()), "a method that may have a body");
        require(400, oidc.path("serviceAccountEmail").asText().contains("@"), "an account");
        Base64.getDecoder().decode(request.path("body").asText());
    }

    /** Proto3's JSON knows no other fields. */
    private static void only(JsonNode object, String... names) {
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            var field = fields.next();
            require(400, List.of(names).contains(field), "Unknown name \"" + field + "\"");
        }
    }

    private static void require(int status, boolean condition, String what) {
        if (!condition) {
            throw new Refused(status, what);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int status;

        private Refused(int status, String why) {
            super(why);
            this.status = status;
        }
    }
}
