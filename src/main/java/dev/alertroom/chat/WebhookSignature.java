package dev.alertroom.chat;

import dev.alertroom.security.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs as Standard Webhooks say, for which there are libraries in most languages: HMAC-SHA256 over the id, the time and the body,
 * with dots between.
 *
 * @param secrets {@code whsec_} and base64; a signature is made with each
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme">Signature
 *     scheme</a>
 */
record WebhookSignature(List<String> secrets) {

    private static final String PREFIX = "whsec_";

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970, as the header tells it
     */
    String of(String id, String timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + signature(secret, id + "." + timestamp + ".", body))
                .collect(Collectors.joining(" "));
    }

    private static String signature(String secret, String before, byte[] body) {
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return Base64.getEncoder().encodeToString(Hmac.sha256(key, before.getBytes(StandardCharsets.UTF_8), body));
    }

    @Override
    public String toString() {
        return "WebhookSignature";
    }
}
