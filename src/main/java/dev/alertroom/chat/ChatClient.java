package dev.alertroom.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.incident.Chat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Posts JSON to chats, and reads what they answer. Vert.x' client rather than a typed one: an address is whatever a team has
 * written, and a signature is over the bytes. It is made when it is first needed. No address and no token is ever logged.
 */
@ApplicationScoped
class ChatClient {

    private static final Logger LOG = Logger.getLogger(ChatClient.class);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final int MAX_CONNECTIONS = 10;
    private static final int MAX_WAITING = 100;
    private static final int MAX_BYTES = 64 * 1024;

    /** A chat that asks for more is asked again all the same: the incident may be over by then. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private HttpClient client;

    @Inject
    ChatClient(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param body the beginning of it, as text */
    record Answer(int status, Optional<Duration> retryAfter, String body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** What it means that it is no success. */
        Chat.Refused refusal() {
            return switch (status) {
                case 408, 425 -> Chat.Refused.FOR_NOW;
                case 429 -> new Chat.Refused(false, retryAfter);
                default -> status >= 500 ? new Chat.Refused(false, retryAfter) : Chat.Refused.FOR_GOOD;
            };
        }
    }

    /**
     * Posts a message. No answer within {@link Chat#PATIENCE} is a refusal for now, an answer other than 2xx is the refusal that
     * it tells of.
     *
     * @param chat its id, for the log
     * @param read what an answer of 2xx means
     * @param success other statuses that are as good as 2xx
     */
    Uni<Chat.Reception> post(
            String chat,
            String address,
            Map<String, String> headers,
            byte[] body,
            Function<Answer, Chat.Reception> read,
            Integer... success) {
        return Uni.createFrom()
                .completionStage(() -> send(address, headers, body).toCompletionStage())
                .ifNoItem()
                .after(Chat.PATIENCE)
                .fail()
                .map(answer -> answer.isSuccess() || List.of(success).contains(answer.status())
                        ? read.apply(answer)
                        : refused(chat, answer))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "The chat %s does not answer: %s",
                            chat, failure.getClass().getSimpleName());
                    return Chat.Refused.FOR_NOW;
                });
    }

    private static Chat.Reception refused(String chat, Answer answer) {
        LOG.warnf("The chat %s refused the message: HTTP %d", chat, answer.status());
        return answer.refusal();
    }

    /** An answer of 2xx that is a refusal, with the vendor's word for it. */
    static Chat.Reception refused(String chat, String error, Chat.Refused refusal) {
        LOG.warnf("The chat %s refused the message: %s", chat, error.replaceAll("[^A-Za-z0-9_.-]", "?"));
        return refusal;
    }

    /** A body without spaces between its parts. */
    static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** On one event loop: elsewhere an answer may have gone by before anybody listens to it. */
    private Future<Answer> send(String address, Map<String, String> headers, byte[] body) {
        var answer = Promise.<Answer>promise();
        vertx.getOrCreateContext()
                .runOnContext(begin -> sendFromHere(address, headers, body).onComplete(answer));
        return answer.future();
    }

    private Future<Answer> sendFromHere(String address, Map<String, String> headers, byte[] body) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false)
                .setTimeout(Chat.PATIENCE.toMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8");
        headers.forEach(request::putHeader);
        return client().request(request)
                .compose(ready -> ready.send(Buffer.buffer(body)))
                .compose(ChatClient::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        var text = Buffer.buffer();
        response.handler(chunk -> {
            if (text.length() < MAX_BYTES) {
                text.appendBuffer(chunk);
            } else {
                response.request().reset();
            }
        });
        return response.end()
                .map(end -> new Answer(
                        response.statusCode(), retryAfter(response.getHeader("Retry-After")), text.toString()));
    }

    /** Seconds; none of the chats sends a date. */
    private static Optional<Duration> retryAfter(String header) {
        return Optional.ofNullable(header)
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = vertx.createHttpClient(new HttpClientOptions()
                    .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                    .setMaxPoolSize(MAX_CONNECTIONS)
                    .setMaxWaitQueueSize(MAX_WAITING)
                    // Messages are rare, and a connection left from before may be dead without a word.
                    .setKeepAlive(false));
        }
        return client;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
