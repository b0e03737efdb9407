package dev.alertroom.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code X-Twilio-Signature} header: Base64 of HMAC-SHA1, keyed with the auth token, over the URL and the form
 * parameters sorted by name. The URL is the one Twilio was given, query and encoding untouched. Of a repeated parameter
 * each different value counts once, in sorted order, as in Twilio's Node and Python libraries.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
public final class TwilioSignature {

    /** The name of the header that carries it. */
    public static final String HEADER = "X-Twilio-Signature";

    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<scheme>https?)://(?<host>(?:[^/?#@]*@)?(?:\\[[^\\]/?#]*]|[^/?#@:]*))(?<port>:\\d*)?(?<rest>.*)",
            Pattern.DOTALL);

    private TwilioSignature() {}

    /**
     * Signs a request as Twilio does.
     *
     * @param form the decoded parameters of a form body; empty for GET
     * @throws IllegalArgumentException if the auth token is empty
     */
    public static String sign(String url, Map<String, List<String>> form, String authToken) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        return Base64.getEncoder().encodeToString(hmacSha1(signed.toString(), authToken));
    }

    /**
     * Whether a request with this signature came from someone who knows the auth token. The default port may have been
     * named or not when it was signed, and another port left out: Twilio has done both. Takes the same time wherever
     * signatures differ. An empty auth token matches nothing.
     */
    public static boolean matches(String signature, String url, Map<String, List<String>> form, String authToken) {
        if (authToken.isEmpty()) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        return Stream.of(withPort(url), withoutPort(url))
                .map(variant -> sign(variant, form, authToken).getBytes(StandardCharsets.UTF_8))
                .map(expected -> MessageDigest.isEqual(expected, given))
                .reduce(false, Boolean::logicalOr);
    }

    private static String withPort(String url) {
        Matcher parts = AUTHORITY.matcher(url);
        if (!parts.matches() || parts.group("port") != null) {
            return url;
        }
        String port = parts.group("scheme").equals("https") ? ":443" : ":80";
        return parts.group("scheme") + "://" + parts.group("host") + port + parts.group("rest");
    }

    private static String withoutPort(String url) {
        Matcher parts = AUTHORITY.matcher(url);
        return parts.matches() ? parts.group("scheme") + "://" + parts.group("host") + parts.group("rest") : url;
    }

    private static byte[] hmacSha1(String text, String authToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
