package dev.alertroom.simulator;

import com.twilio.security.RequestValidator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Plays the service that Twilio calls: answers what it was told to, and checks every signature with Twilio's own code. */
final class ScriptedService {

    /** A request as it came in. */
    record Received(
            String method,
            String path,
            String query,
            Map<String, String> form,
            Map<String, String> headers,
            boolean signatureIsRight) {

        String value(String name) {
            return Optional.ofNullable(form.get(name)).orElse("");
        }
    }

    record Answer(int status, String contentType, String body) {
        /** The request is taken and nothing comes back. */
        static final Answer NEVER = new Answer(0, "", "");

        static Answer twiml(String verbs) {
            return new Answer(200, "text/xml; charset=UTF-8", "<Response>%s</Response>".formatted(verbs));
        }
    }

    private final HttpServer server;
    private final RequestValidator validator;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new ArrayList<>();

    private ScriptedService(Vertx vertx, String authToken) {
        this.validator = new RequestValidator(authToken);
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    static ScriptedService start(Vertx vertx, String authToken) {
        return new ScriptedService(vertx, authToken);
    }

    String base() {
        return "http://localhost:" + server.actualPort();
    }

    String url(String path) {
        return base() + path;
    }

    /** From now on this path answers with these verbs in a Response. */
    ScriptedService twiml(String path, String verbs) {
        return answer(path, Answer.twiml(verbs));
    }

    /** From now on this path answers these, one after the other, and then the last one again and again. */
    ScriptedService answer(String path, Answer... inTurn) {
        answers.put(path, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> received(String path) {
        return received().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    /** {@return the values of one parameter over all requests to a path, in the order of their sequence numbers} */
    List<String> told(String path, String parameter) {
        return received(path).stream()
                .sorted((one, other) -> Integer.compare(
                        Integer.parseInt(one.value("SequenceNumber")), Integer.parseInt(other.value("SequenceNumber"))))
                .map(request -> request.value(parameter))
                .toList();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            keep(request, body.toString());
            Answer answer = next(request.path());
            if (answer.equals(Answer.NEVER)) {
                return;
            }
            request.response()
                    .setStatusCode(answer.status())
                    .putHeader("Content-Type", answer.contentType())
                    .end(answer.body());
        });
    }

    private synchronized void keep(HttpServerRequest request, String body) {
        Map<String, String> form = toMap(Form.parse(body));
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        String signature = headers.getOrDefault("X-Twilio-Signature", "");
        boolean right = validator.validate(request.absoluteURI(), form, signature);
        String query = request.query() == null ? "" : request.query();
        received.add(new Received(request.method().name(), request.path(), query, form, headers, right));
    }

    private Answer next(String path) {
        Deque<Answer> inTurn = answers.get(path);
        if (inTurn == null) {
            return new Answer(204, "text/plain", "");
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
        }
    }

    static Map<String, String> toMap(Form form) {
        return form.fields().stream().collect(Collectors.toMap(Form.Field::name, Form.Field::value, (one, two) -> one));
    }
}
