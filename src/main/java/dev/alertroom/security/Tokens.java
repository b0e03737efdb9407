package dev.alertroom.security;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens of monitors and people. */
@ApplicationScoped
public class Tokens {

    private final List<byte[]> accepted;

    @Inject
    Tokens(TokenSettings settings) {
        this(settings.token().orElse(List.of()));
    }

    Tokens(List<String> accepted) {
        this.accepted = accepted.stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether any token is configured. Without one, everyone is let in; production does not start like that. */
    public boolean configured() {
        return !accepted.isEmpty();
    }

    /**
     * Lets a request pass that shows an accepted token: as Bearer, as the password of Basic, or as a parameter.
     *
     * @param parameters the values of its parameters {@code token} and {@code auth_token}, wherever they came from
     * @throws ProblemException 401 if there is none or a wrong one
     */
    public void require(HttpHeaders headers, List<String> parameters) {
        var shown = Stream.concat(
                        Stream.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                                .flatMap(header -> fromAuthorization(header).stream()),
                        parameters.stream())
                .toList();
        if (shown.stream().noneMatch(this::accepts) && configured()) {
            throw new ProblemException(new Problem(
                    "Unauthorized",
                    401,
                    (shown.isEmpty() ? "The token is missing" : "The token is not one of ALERTROOM_TOKEN")
                            + ": send it as Authorization: Bearer, as the password of HTTP Basic, or as ?token=."));
        }
    }

    /** The names of the parameters that may carry a token. */
    public static List<String> parameterNames() {
        return List.of("token", "auth_token");
    }

    /**
     * Whether a token lets in; without any configured, none does, and none is needed. All are compared, each in constant
     * time, so that the time tells nothing.
     */
    public boolean accepts(String token) {
        byte[] shown = token.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] one : accepted) {
            found |= MessageDigest.isEqual(one, shown);
        }
        return found;
    }

    private static Optional<String> fromAuthorization(String header) {
        var parts = header.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(parts[1]);
            case "basic" -> password(parts[1]);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
