package dev.alertroom.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The OIDC tokens with which Google's services prove who they are.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Authentication for push
 *     subscriptions</a>
 */
@ApplicationScoped
public class GoogleTokens {

    private static final Logger LOG = Logger.getLogger(GoogleTokens.class);

    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CACHE = Duration.ofMinutes(1);

    /** The least time between two fetches of keys, whatever the first one brought. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_CACHE = Duration.ofDays(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age\\s*=\\s*(\\d{1,9})");

    private final DocumentFetcher web;
    private final GoogleKeySettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Keys keys = new Keys(Map.of(), Instant.MIN, Instant.MIN);
    private volatile Fetch fetch = new Fetch(Instant.MIN, Uni.createFrom().item(keys));

    GoogleTokens(DocumentFetcher web, GoogleKeySettings settings, ObjectMapper json, Clock clock) {
        this.web = web;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Completes if the header carries a token that Google signed for this sender.
     *
     * @param authorization the header of that name
     * @return fails with 401 for any other header, and with 503 if Google's keys cannot be had
     */
    public Uni<Void> verify(Optional<String> authorization, GoogleSender sender) {
        return Uni.createFrom()
                .deferred(() -> verified(authorization, sender))
                .onFailure(Refusal.class)
                .transform(refusal -> unauthorized(sender, refusal.getMessage()));
    }

    private Uni<Void> verified(Optional<String> authorization, GoogleSender sender) {
        var token = authorization
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip().split("\\.", -1))
                .filter(parts -> parts.length == 3)
                .orElseThrow(() -> new Refusal("it was sent without an OIDC token"));
        var kid = header(token[0]);
        // What is forged carelessly is refused before any key is asked for.
        check(decoded(token[1]), sender);
        return key(kid).invoke(key -> check(token, key)).replaceWithVoid();
    }

    private String header(String part) {
        var header = decoded(part);
        if (!"RS256".equals(header.path("alg").asText())) {
            throw new Refusal("the token is not signed with RS256");
        }
        return header.path("kid").asText();
    }

    private static void check(String[] token, PublicKey key) {
        if (!signed(token, key)) {
            throw new Refusal("the token's signature is wrong");
        }
    }

    private void check(JsonNode claims, GoogleSender sender) {
        var now = clock.instant();
        if (!ISSUERS.contains(claims.path("iss").asText())) {
            throw new Refusal("the token's iss is not Google");
        }
        if (!isFor(sender.audience(), claims.path("aud"))) {
            throw new Refusal("the token's aud is not " + sender.variables() + "_AUDIENCE");
        }
        if (!now.minus(SKEW).isBefore(Instant.ofEpochSecond(claims.path("exp").asLong(0)))) {
            throw new Refusal("the token has expired");
        }
        if (now.plus(SKEW).isBefore(Instant.ofEpochSecond(claims.path("iat").asLong(0)))) {
            throw new Refusal("the token is from the future");
        }
        if (!claims.path("email_verified").asBoolean(false)
                || sender.email()
                        .filter(expected ->
                                !expected.equals(claims.path("email").asText()))
                        .isPresent()) {
            throw new Refusal("the token's email is not " + sender.variables() + "_SERVICE_ACCOUNT, or not verified");
        }
    }

    private static boolean isFor(String audience, JsonNode aud) {
        if (!aud.isArray()) {
            return audience.equals(aud.asText());
        }
        for (JsonNode one : aud) {
            if (audience.equals(one.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean signed(String[] token, PublicKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private JsonNode decoded(String part) {
        try {
            return json.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Refusal("the token is no JWT");
        }
    }

    /** A key that is not known yet may be a new one; that is looked up, but not for every forged token. */
    private Uni<PublicKey> key(String kid) {
        var known = keys;
        var now = clock.instant();
        boolean fresh = now.isBefore(known.until());
        if (fresh && known.byId().containsKey(kid)) {
            return Uni.createFrom().item(known.byId().get(kid));
        }
        if (fresh && now.isBefore(known.since().plus(SHORTEST_CACHE))) {
            return Uni.createFrom().failure(new Refusal("the token's key is unknown"));
        }
        return fetched(now)
                .map(read -> Optional.ofNullable(read.byId().get(kid))
                        .orElseThrow(() -> new Refusal("the token's key is unknown")));
    }

    /** Requests that come together, or soon after one that failed, share one fetch. */
    private synchronized Uni<Keys> fetched(Instant now) {
        if (!now.isBefore(fetch.at().plus(PAUSE))) {
            fetch = new Fetch(
                    now,
                    web.get(settings.keys())
                            .map(this::read)
                            .onFailure()
                            .transform(this::unavailable)
                            .memoize()
                            .indefinitely());
        }
        return fetch.keys();
    }

    private Keys read(DocumentFetcher.Page page) {
        try {
            var byId = new HashMap<String, PublicKey>();
            for (JsonNode key : json.readTree(page.text()).path("keys")) {
                if ("RSA".equals(key.path("kty").asText())) {
                    byId.put(key.path("kid").asText(), rsa(key));
                }
            }
            var now = clock.instant();
            keys = new Keys(Map.copyOf(byId), now, now.plus(age(page)));
            return keys;
        } catch (JacksonException | GeneralSecurityException e) {
            throw new IllegalStateException("no set of keys: " + e.getMessage(), e);
        }
    }

    private static Duration age(DocumentFetcher.Page page) {
        var age = page.cacheControl()
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .orElse(SHORTEST_CACHE);
        var shortest = age.compareTo(SHORTEST_CACHE) < 0 ? SHORTEST_CACHE : age;
        return shortest.compareTo(LONGEST_CACHE) > 0 ? LONGEST_CACHE : shortest;
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        number(key.path("n").asText()), number(key.path("e").asText())));
    }

    private static BigInteger number(String encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded));
    }

    private ProblemException unavailable(Throwable failure) {
        LOG.warnf("Google's keys could not be fetched: %s", failure);
        return new ProblemException(
                new Problem(
                        "Google's keys could not be fetched",
                        503,
                        "The OIDC token could not be checked. Send it again."),
                Optional.of(Duration.ofSeconds(10)));
    }

    private static ProblemException unauthorized(GoogleSender sender, String why) {
        return new ProblemException(new Problem(
                "Unauthorized",
                401,
                "A request of " + sender.name() + " is not let in: " + why + ". " + sender.mend()));
    }

    /** Why a token is not taken. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Refusal(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * @param since when they were fetched
     * @param until how long they may be used
     */
    private record Keys(Map<String, PublicKey> byId, Instant since, Instant until) {}

    /** The latest fetch: when it began, and what comes of it. */
    private record Fetch(Instant at, Uni<Keys> keys) {}
}
