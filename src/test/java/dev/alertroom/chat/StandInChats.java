package dev.alertroom.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The chats as far as their messages go, as strict as their published schemas. What they refuse is in {@link #mistakes()}, too.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update">Slack: chat.update, chat.postMessage</a>
 * @see <a href="https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages">Google Chat: Message</a>
 * @see <a href="https://adaptivecards.io/schemas/adaptive-card.json">Adaptive Cards, 1.4</a>
 * @see <a href="https://github.com/line/line-openapi/blob/main/messaging-api.yml">LINE: PushMessageRequest, TextMessage</a>
 */
public final class StandInChats implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String SLACK_TOKEN = "xoxb-stand-in";
    public static final String CHANNEL = "C0123456789";
    public static final String LINE_TOKEN = "line-stand-in";
    public static final String LINE_GROUP = "C0123456789abcdef0123456789abcdef";

    private static final long FIVE_MINUTES = 300;

    /** What came, as it was taken. */
    public record Request(String path, String query, Map<String, String> headers, JsonNode body) {}

    private record Answer(int status, String body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> taken = new CopyOnWriteArrayList<>();
    private final List<String> mistakes = new CopyOnWriteArrayList<>();
    private final List<Integer> trouble = new CopyOnWriteArrayList<>();
    private final Map<String, String> posted = new ConcurrentHashMap<>();
    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private final Set<String> retryKeys = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean forgetsToAnswer;

    /** @param port 0 for any */
    public StandInChats(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes connections and answers nothing. */
    public void neverAnswers() {
        silent = true;
    }

    /** After it has not answered. */
    public void answersAgain() {
        silent = false;
    }

    /** Takes the next message, and its answer is lost. */
    void losesTheNextAnswer() {
        forgetsToAnswer = true;
    }

    /** Answers the next requests with these statuses, whatever they ask. */
    void answers(Integer... statuses) {
        trouble.addAll(List.of(statuses));
    }

    /** Messages that were taken at this path, oldest first. */
    public List<Request> taken(String path) {
        return taken.stream().filter(request -> request.path().equals(path)).toList();
    }

    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The messages in Slack's channel, as people read them now. */
    public List<String> slack() {
        return List.copyOf(posted.values());
    }

    /** The replies in the threads of Slack's channel, oldest first. */
    public List<JsonNode> slackReplies() {
        return List.copyOf(replies);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (silent) {
            return;
        }
        try (exchange) {
            var answer = answer(exchange, body);
            if (forgetsToAnswer) {
                forgetsToAnswer = false;
                return;
            }
            var text = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "30");
            }
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        if (!trouble.isEmpty()) {
            return new Answer(trouble.remove(0), "");
        }
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        var uri = exchange.getRequestURI();
        var request = new Request(
                uri.getPath(), Optional.ofNullable(uri.getQuery()).orElse(""), headers, json.readTree(body));
        try {
            must("POST".equals(exchange.getRequestMethod()), "the method");
            must(headers.getOrDefault("content-type", "").startsWith("application/json"), "the type of the content");
            var answer = received(request, body);
            taken.add(request);
            return answer;
        } catch (Mistake mistake) {
            mistakes.add(uri.getPath() + ": " + mistake.getMessage());
            return new Answer(400, "");
        }
    }

    private Answer received(Request request, byte[] body) {
        return switch (request.path()) {
            case "/hook" -> webhook(request, body);
            case "/slack/chat.postMessage" -> slackPost(request);
            case "/slack/chat.update" -> slackUpdate(request);
            case "/slack-webhook" -> slackWebhook(request.body());
            case "/google" -> google(request);
            case "/teams" -> teams(request.body());
            case "/v2/bot/message/push" -> line(request);
            default -> throw new Mistake("nothing is here");
        };
    }

    private Answer webhook(Request request, byte[] body) {
        var id = request.headers().get("webhook-id");
        var timestamp = request.headers().get("webhook-timestamp");
        must(id != null && !id.contains("."), "the id");
        must(
                timestamp != null
                        && Math.abs(Long.parseLong(timestamp) - System.currentTimeMillis() / 1_000) < FIVE_MINUTES,
                "the time");
        must(
                Arrays.asList(request.headers()
                                .getOrDefault("webhook-signature", "")
                                .split(" "))
                        .contains("v1," + signature(id + "." + timestamp + ".", body)),
                "the signature");
        must(members(request.body()).equals(Set.of("type", "timestamp", "data")), "the members");
        return new Answer(204, "");
    }

    private static String signature(String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer slackPost(Request request) {
        var refusal = slackRefusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        known(
                request.body(),
                "channel",
                "text",
                "parse",
                "unfurl_links",
                "unfurl_media",
                "thread_ts",
                "reply_broadcast");
        var thread = request.body().path("thread_ts").asText();
        if (!thread.isEmpty()) {
            must(posted.containsKey(thread), "the thread");
            replies.add(request.body());
            return slackAnswer("1405894323.00000" + replies.size());
        }
        var ts = "1405894322.00000" + posted.size();
        posted.put(ts, request.body().path("text").asText());
        return slackAnswer(ts);
    }

    private Answer slackUpdate(Request request) {
        var refusal = slackRefusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        known(request.body(), "channel", "ts", "text", "parse");
        var ts = request.body().path("ts").asText();
        if (posted.replace(ts, request.body().path("text").asText()) == null) {
            return new Answer(200, "{\"ok\":false,\"error\":\"message_not_found\"}");
        }
        return slackAnswer(ts);
    }

    private static Answer slackAnswer(String ts) {
        return new Answer(200, "{\"ok\":true,\"channel\":\"" + CHANNEL + "\",\"ts\":\"" + ts + "\"}");
    }

    private static Optional<Answer> slackRefusal(Request request) {
        if (!("Bearer " + SLACK_TOKEN).equals(request.headers().get("authorization"))) {
            return Optional.of(new Answer(200, "{\"ok\":false,\"error\":\"invalid_auth\"}"));
        }
        must(!request.body().path("text").asText().isEmpty(), "the text");
        must("none".equals(request.body().path("parse").asText()), "parse, which chat.update takes for client");
        return CHANNEL.equals(request.body().path("channel").asText())
                ? Optional.empty()
                : Optional.of(new Answer(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
    }

    private static Answer slackWebhook(JsonNode body) {
        known(body, "text", "unfurl_links");
        must(!body.path("text").asText().isEmpty(), "the text");
        return new Answer(200, "ok");
    }

    private static Answer google(Request request) {
        must(request.query().startsWith("key=K&token=T"), "key and token");
        must(
                request.query().contains("messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"),
                "without the option the thread is ignored");
        known(request.body(), "text", "thread");
        must(request.body().path("text").asText().length() <= 4_096, "the length of the text");
        must(members(request.body().path("thread")).equals(Set.of("threadKey")), "the thread");
        must(request.body().path("thread").path("threadKey").asText().length() <= 4_000, "the length of the key");
        return new Answer(200, "{\"name\":\"spaces/S/messages/M.M\"}");
    }

    private static Answer teams(JsonNode body) {
        known(body, "type", "attachments");
        must("message".equals(body.path("type").asText()), "the type");
        must(body.path("attachments").size() == 1, "one attachment");
        var attachment = body.path("attachments").get(0);
        known(attachment, "contentType", "content");
        must(
                "application/vnd.microsoft.card.adaptive"
                        .equals(attachment.path("contentType").asText()),
                "the type of the card");
        var card = attachment.path("content");
        known(card, "$schema", "type", "version", "body", "actions");
        must("AdaptiveCard".equals(card.path("type").asText()), "the card");
        card.path("body").forEach(StandInChats::element);
        card.path("actions").forEach(action -> {
            known(action, "type", "title", "url");
            must("Action.OpenUrl".equals(action.path("type").asText()), "the action");
            must(action.path("url").asText().startsWith("https://"), "its address");
        });
        return new Answer(202, "");
    }

    private static void element(JsonNode element) {
        if ("TextBlock".equals(element.path("type").asText())) {
            known(element, "type", "text", "wrap");
            return;
        }
        known(element, "type", "inlines");
        must("RichTextBlock".equals(element.path("type").asText()), "the element");
        element.path("inlines").forEach(inline -> {
            known(inline, "type", "text", "weight", "size");
            must("TextRun".equals(inline.path("type").asText()), "the run");
        });
    }

    private Answer line(Request request) {
        must(("Bearer " + LINE_TOKEN).equals(request.headers().get("authorization")), "the token");
        var key = request.headers().getOrDefault("x-line-retry-key", "");
        must(key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "the retry key");
        known(request.body(), "to", "messages");
        must(LINE_GROUP.equals(request.body().path("to").asText()), "to");
        must(request.body().path("messages").size() == 1, "one message");
        var message = request.body().path("messages").get(0);
        known(message, "type", "text");
        must("text".equals(message.path("type").asText()), "the type");
        must(message.path("text").asText().length() <= 5_000, "the length of the text");
        return retryKeys.add(key)
                ? new Answer(200, "{\"sentMessages\":[{\"id\":\"461230966842064897\"}]}")
                : new Answer(409, "{\"message\":\"The retry key is already accepted\"}");
    }

    private static void known(JsonNode object, String... names) {
        var unknown = members(object);
        unknown.removeAll(List.of(names));
        must(unknown.isEmpty(), "no " + unknown);
    }

    private static Set<String> members(JsonNode object) {
        var names = new HashSet<String>();
        for (Iterator<String> name = object.fieldNames(); name.hasNext(); ) {
            names.add(name.next());
        }
        return names;
    }

    private static void must(boolean right, String what) {
        if (!right) {
            throw new Mistake(what);
        }
    }

    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mistake(String what) {
            super(what);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
