package dev.alertroom.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that is taken here. The token itself is not kept, only its SHA-256.
 *
 * @param name for logs and answers
 * @param expires when it is no longer taken
 */
record Token(String name, byte[] digest, Set<Scope> scopes, Optional<Instant> expires) {

    /** Fewer characters can be guessed; 20 of base64 are 120 bits. */
    static final int MIN_CHARACTERS = 20;

    Token {
        scopes = Set.copyOf(scopes);
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In constant time. */
    boolean matches(byte[] shown) {
        return MessageDigest.isEqual(digest, shown);
    }

    boolean expired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }
}
