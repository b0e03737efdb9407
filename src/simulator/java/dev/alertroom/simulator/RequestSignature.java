package dev.alertroom.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Twilio-Signature}: HMAC-SHA1, keyed with the auth token, over the full URL followed by the form's names and
 * values in the names' order. See <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's
 * security page</a>. Written apart from the product's own, so that each checks the other.
 */
final class RequestSignature {

    private RequestSignature() {}

    /** @param form empty for a GET, whose parameters are in the URL */
    static String of(String authToken, String url, Form form) {
        StringBuilder signed = new StringBuilder(url);
        form.fields().stream()
                .sorted(Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value))
                .distinct()
                .forEach(field -> signed.append(field.name()).append(field.value()));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
