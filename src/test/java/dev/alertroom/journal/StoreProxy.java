package dev.alertroom.journal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Stands between the service and Firestore's emulator: counts what goes through, and lets it fail or be slow. */
final class StoreProxy implements AutoCloseable {

    private static final Pattern DOCUMENT = Pattern.compile("\"name\":\\s*\"projects/");
    private static final Pattern ENDED = Pattern.compile("/events/ended\\.");

    /** One request, and when it was under way. */
    private record Request(long from, long until, int reads, boolean tellsOfACall, int ended) {}

    /**
     * What came through.
     *
     * @param rounds how many requests followed one another, those at the same time being one
     * @param roundsBeforeRinging those before the first one that tells that a call was placed
     * @param reads documents, as Firestore charges them: at least one a question
     * @param ended events that tell that a call is over
     */
    public record Cost(int requests, int rounds, int roundsBeforeRinging, int reads, int ended) {}

    private final HttpServer server;
    private final URI target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new ArrayList<>();
    private final AtomicReference<Duration> nextTakes = new AtomicReference<>(Duration.ZERO);
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean away;

    StoreProxy(String target) {
        this.target = URI.create("http://" + target);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** With the port, as {@code FIRESTORE_EMULATOR_HOST} wants it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers 503, or no longer. */
    void away(boolean now) {
        away = now;
    }

    /** Each request takes that much longer, so that those of one round are under way at the same time. */
    void latency(Duration each) {
        latency = each;
    }

    /** The next request takes that much longer. */
    void delaysNext(Duration by) {
        nextTakes.set(by);
    }

    private void handle(HttpExchange exchange) throws IOException {
        long from = System.nanoTime();
        var body = exchange.getRequestBody().readAllBytes();
        sleep(latency.plus(nextTakes.getAndSet(Duration.ZERO)));
        if (away) {
            answer(exchange, 503, new byte[0]);
            return;
        }
        try {
            var answer = client.send(forwarded(exchange, body), BodyHandlers.ofByteArray());
            note(exchange, from, new String(body, StandardCharsets.UTF_8), answer.body());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A slow network, not a test that waits. */
    private static void sleep(Duration delay) {
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        return HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/json")
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private void note(HttpExchange exchange, long from, String body, byte[] answer) {
        var path = exchange.getRequestURI().getPath();
        boolean asks = exchange.getRequestMethod().equals("GET") || path.endsWith(":runQuery");
        int found = (int) DOCUMENT.matcher(new String(answer, StandardCharsets.UTF_8))
                .results()
                .count();
        var request = new Request(
                from, System.nanoTime(), asks ? Math.max(1, found) : 0, body.contains("/events/placed."), (int)
                        ENDED.matcher(body).results().count());
        synchronized (requests) {
            requests.add(request);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    Cost cost() {
        synchronized (requests) {
            long ringing = requests.stream()
                    .filter(Request::tellsOfACall)
                    .mapToLong(Request::from)
                    .min()
                    .orElse(Long.MAX_VALUE);
            var before = requests.stream()
                    .filter(request -> request.until() < ringing)
                    .toList();
            return new Cost(
                    requests.size(),
                    rounds(requests),
                    rounds(before),
                    requests.stream().mapToInt(Request::reads).sum(),
                    requests.stream().mapToInt(Request::ended).sum());
        }
    }

    private static int rounds(List<Request> requests) {
        int rounds = 0;
        long until = Long.MIN_VALUE;
        for (Request request : requests.stream()
                .sorted(Comparator.comparingLong(Request::until))
                .toList()) {
            if (request.from() > until) {
                rounds++;
                until = request.until();
            }
        }
        return rounds;
    }

    /** Begins to count. */
    void reset() {
        synchronized (requests) {
            requests.clear();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
