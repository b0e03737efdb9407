package dev.alertroom.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sessions of people in a browser. A cookie is {@code end.nonce.signature}; nothing is kept of it here, so every instance takes
 * what another one gave. Its key is made of the token with which somebody signed in and of the account's secret: a token that
 * is changed, taken away or has expired ends its sessions, and nobody can make a cookie from hashes of tokens alone.
 */
@ApplicationScoped
public class Sessions {

    /** How long somebody stays signed in. */
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final Pattern COOKIE = Pattern.compile("([0-9]{1,12}\\.[0-9a-f]{32})\\.([A-Za-z0-9_-]{43})");
    private static final int BYTES = 16;

    private final Tokens tokens;
    private final byte[] secret;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Sessions(Tokens tokens, SessionSettings settings, Clock clock) {
        this(tokens, settings.authToken().map(String::strip).orElse(""), clock);
    }

    /** @param secret the same on all instances */
    Sessions(Tokens tokens, String secret, Clock clock) {
        this.tokens = tokens;
        this.secret = ("session " + secret).getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** A cookie for who shows a token with the scope {@code read}; empty for everyone else. */
    public Optional<String> begin(String token) {
        return readers().stream()
                .filter(reader -> reader.matches(Token.digest(token)))
                .findFirst()
                .map(this::cookie);
    }

    private String cookie(Token token) {
        var nonce = new byte[BYTES];
        random.nextBytes(nonce);
        var claim = clock.instant().plus(LENGTH).getEpochSecond() + "."
                + HexFormat.of().formatHex(nonce);
        return claim + "." + signature(token, "cookie", claim);
    }

    /** The session of a cookie; empty if it was forged or is over. Where no token is configured, everyone is in one. */
    public Optional<Session> of(Optional<String> cookie) {
        if (!tokens.configured()) {
            return Optional.of(new Session(Grant.EVERYTHING, mac(secret, "form")));
        }
        var parts = cookie.map(COOKIE::matcher).filter(Matcher::matches);
        return parts.flatMap(read -> session(read.group(1), read.group(2)));
    }

    private Optional<Session> session(String claim, String signature) {
        var end = Instant.ofEpochSecond(Long.parseLong(claim.substring(0, claim.indexOf('.'))));
        if (!clock.instant().isBefore(end)) {
            return Optional.empty();
        }
        return readers().stream()
                .filter(token -> same(signature(token, "cookie", claim), signature))
                .findFirst()
                .map(token -> new Session(Grant.of(List.of(token)), signature(token, "form", claim)));
    }

    private List<Token> readers() {
        return tokens.good().stream()
                .filter(token -> Grant.of(List.of(token)).allows(Scope.READ))
                .toList();
    }

    private String signature(Token token, String purpose, String claim) {
        var key = HexFormat.of().formatHex(token.digest());
        return mac(secret, purpose + " " + key + " " + claim);
    }

    /** In constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(byte[] key, String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hmac.sha256(key, text.getBytes(StandardCharsets.UTF_8)));
    }
}
