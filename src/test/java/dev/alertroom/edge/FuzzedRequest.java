package dev.alertroom.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A request as nobody should send it, the same for the same random numbers. */
final class FuzzedRequest {

    private static final List<String> PATHS = List.of(
            "/alert",
            "/alert/email",
            "/alert/grafana",
            "/alert/alertmanager",
            "/alert/aws-sns",
            "/alert/pubsub",
            "/alert/json",
            "/alert/pagerduty",
            "/alert/nothing",
            "/alert/",
            "/v2/enqueue",
            "/drill",
            "/incidents",
            "/incidents/default-1",
            "/incidents/default-1/resolve",
            "/voice/answer",
            "/voice/key",
            "/voice/status",
            "/voice/room",
            "/voice/incoming",
            "/voice/announce",
            "/voice/nothing",
            "/join_conference",
            "/q/health/live",
            "/",
            "//",
            "/..%2f..",
            "/%00",
            "/voice//answer",
            "/voice/answer;a=b",
            "*");

    private static final List<String> METHODS =
            List.of("GET", "POST", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW");

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-8",
            "application/x-www-form-urlencoded; charset=nonsense",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/json",
            "application/json; charset=\"",
            "text/plain",
            "",
            "a",
            "/",
            ";;;",
            "application/x-www-form-urlencoded, application/json");

    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?a=%zz",
            "?a=%",
            "?&&&=",
            "?token=wrong",
            "?token=%E3%81",
            "?incident=default-1&responder=r&attempt=9999999999&cycle=-1",
            "?message=%F0%9F%9A%A8&tels=%2B81901",
            "?lang=\u00e3\u0081\u0082",
            "?size=99999999999&page=%00",
            "?a[]=1&{b}=|");

    private final Random random;
    private final String method;
    private final boolean brokenOff;
    private final String text;

    FuzzedRequest(Random random) {
        this.random = random;
        this.method = oneOf(METHODS);
        var whole = head() + "\r\n" + body;
        this.brokenOff = random.nextInt(20) == 0;
        this.text = brokenOff ? whole.substring(0, random.nextInt(whole.length())) : whole;
    }

    private String body = "";

    private String head() {
        var head =
                new StringBuilder(method + " " + oneOf(PATHS) + query() + " HTTP/1." + (random.nextInt(10) == 0 ? 0 : 1)
                        + "\r\nHost: " + oneOf(List.of("localhost", "evil.example", "a:b:c", "[::1", "")) + "\r\n");
        if (random.nextInt(4) > 0) {
            head.append("Content-Type: ").append(oneOf(TYPES)).append("\r\n");
        }
        if (random.nextInt(2) == 0) {
            head.append("X-Twilio-Signature: ")
                    .append(oneOf(List.of("", "x", "=".repeat(5_000))))
                    .append("\r\n");
        }
        if (random.nextInt(4) == 0) {
            head.append("Authorization: ")
                    .append(oneOf(List.of("Basic", "Basic %%%", "Bearer", "Basic OjpA", "Bearer a b c", "\u00ff")))
                    .append("\r\n");
        }
        if (random.nextInt(8) == 0) {
            head.append(oneOf(List.of(
                            "Accept: nonsense",
                            "Accept: text/html",
                            "Accept: text/html\r\nAccept-Language: ,;q=x",
                            "Accept: */*;q=x",
                            "Accept: " + "a/b,".repeat(3_000),
                            "traceparent: " + "-".repeat(2_000),
                            "Cookie: " + "a=b;".repeat(1_000),
                            "Accept-Language: " + "x-".repeat(500),
                            "X-Forwarded-Proto: ,,,",
                            "Upgrade: websocket\r\nConnection: Upgrade",
                            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
                            "no header at all",
                            ": nameless")))
                    .append("\r\n");
        }
        var content = content();
        if (random.nextInt(3) == 0) {
            head.append("Transfer-Encoding: chunked\r\n");
            body = Integer.toHexString(content.length()) + "\r\n" + content
                    + (content.isEmpty() ? "\r\n" : "\r\n0\r\n\r\n");
        } else {
            head.append("Content-Length: ").append(content.length()).append("\r\n");
            body = content;
        }
        return head.toString();
    }

    private String query() {
        return random.nextInt(3) == 0 ? "?" + noise(random.nextInt(60)).replaceAll("[\\s]", "_") : oneOf(QUERIES);
    }

    private String content() {
        return switch (random.nextInt(12)) {
            case 0 -> "a=%zz";
            case 1 -> "a=1&".repeat(random.nextInt(2_000));
            case 2 -> "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n" + noise(200);
            case 3 -> "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ndisk full\r\n--b--\r\n";
            case 4 -> "[".repeat(random.nextInt(5_000));
            case 5 -> "{\"tels\":[[[{}]]],\"message\":" + noise(20) + "}";
            case 6 -> "{\"Type\":\"Notification\",\"SigningCertURL\":\"https://localhost/x.pem\"}";
            case 7 -> "x".repeat(random.nextInt(70_000));
            case 8 -> "message=a&tels=%2B819012345678&token=wrong";
            case 9 -> "";
            default -> noise(random.nextInt(500));
        };
    }

    private String noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One byte a character. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether nobody waits for its answer. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    boolean hasAnswerBody() {
        return !method.equals("HEAD");
    }

    @Override
    public String toString() {
        return text.substring(0, Math.min(text.length(), 600));
    }
}
