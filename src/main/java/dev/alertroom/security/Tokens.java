package dev.alertroom.security;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.yaml.BadYamlException;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tokens of monitors and people, and what each allows. */
@ApplicationScoped
public class Tokens {

    private static final String VARIABLE = "ALERTROOM_TOKEN";

    private final List<Token> accepted;
    private final boolean named;
    private final int shortest;
    private final Clock clock;

    @Inject
    Tokens(TokenSettings settings, Clock clock) {
        this(
                settings.token().orElse(List.of()),
                settings.tokensFile().map(Tokens::file).orElse(List.of()),
                clock);
    }

    /**
     * @param plain those of {@code ALERTROOM_TOKEN}
     * @param named those of the file
     */
    Tokens(List<String> plain, List<Token> named, Clock clock) {
        var written = plain.stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
        var scopes = named.isEmpty() ? Set.of(Scope.ADMIN) : Set.of(Scope.ALERT);
        this.accepted = Stream.concat(
                        named.stream(),
                        written.stream()
                                .map(token -> new Token(VARIABLE, Token.digest(token), scopes, Optional.empty())))
                .toList();
        this.named = !named.isEmpty();
        this.shortest = written.stream().mapToInt(String::length).min().orElse(Token.MIN_CHARACTERS);
        this.clock = clock;
    }

    private static List<Token> file(Path file) {
        var name = "ALERTROOM_TOKENS_FILE " + file;
        try {
            return new TokensReader(name).read(Files.readString(file));
        } catch (BadYamlException e) {
            throw new ConfigurationException(e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationException(name + " cannot be read: mount it, or mend the path");
        }
    }

    /** Whether any token is configured. Without one, everyone is let in; production does not start like that. */
    public boolean configured() {
        return !accepted.isEmpty();
    }

    /** What is to be mended before production starts with the tokens of {@code ALERTROOM_TOKEN}. */
    public Optional<String> weakness() {
        return shortest < Token.MIN_CHARACTERS
                ? Optional.of(VARIABLE + " holds a token of " + shortest + " characters: choose " + Token.MIN_CHARACTERS
                        + " or more, such as from openssl rand -hex 24")
                : Optional.empty();
    }

    /** What whoever runs this should know. */
    public Optional<String> advice() {
        return configured() && !named
                ? Optional.of(
                        "Each token of " + VARIABLE
                                + " may do everything, because no other is configured: raise alerts of"
                                + " all teams, read, act and administer. Give monitors tokens of their own in ALERTROOM_TOKENS_FILE.")
                : Optional.empty();
    }

    /** The teams that scopes name, each with the names of the tokens that do. */
    public Map<String, List<String>> teams() {
        var teams = new TreeMap<String, List<String>>();
        accepted.forEach(token -> token.scopes().stream()
                .flatMap(scope -> scope.team().stream())
                .forEach(team -> teams.computeIfAbsent(team, ignored -> new ArrayList<>())
                        .add(token.name())));
        return teams;
    }

    /**
     * What a request may do that shows tokens: as Bearer, as the password of Basic, or as parameters. A browser adds the password
     * of Basic by itself, also to what a page of another site makes it send; then it is good for reading only.
     *
     * @param parameters the values of its parameters {@code token} and {@code auth_token}, wherever they came from
     * @throws ProblemException 401 if there is none, a wrong one, or one that has expired
     */
    public Grant grant(HttpHeaders headers, List<String> parameters) {
        if (!configured()) {
            return Grant.EVERYTHING;
        }
        var authorization = Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        var shown = Stream.concat(authorization.flatMap(Tokens::fromAuthorization).stream(), parameters.stream())
                .toList();
        var tokens = shown.stream().flatMap(this::matching).distinct().toList();
        var good =
                tokens.stream().filter(token -> !token.expired(clock.instant())).toList();
        if (good.isEmpty()) {
            throw unauthorized(shown, tokens);
        }
        boolean byBrowser =
                parameters.stream().flatMap(this::matching).findAny().isEmpty()
                        && authorization.filter(Tokens::isBasic).isPresent()
                        && FetchSite.isOther(headers);
        return byBrowser ? Grant.of(good).reading() : Grant.of(good);
    }

    /** The same for a request that shows tokens nowhere but in its headers and its query. */
    public Grant grant(HttpHeaders headers, UriInfo uri) {
        var query = uri.getQueryParameters();
        return grant(
                headers,
                parameterNames().stream()
                        .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                        .toList());
    }

    /** What a token allows by itself; empty if it is not taken. Without any configured, none is, and none is needed. */
    public Optional<Grant> grant(String token) {
        var good =
                matching(token).filter(found -> !found.expired(clock.instant())).toList();
        return good.isEmpty() ? Optional.empty() : Optional.of(Grant.of(good));
    }

    /** Those that have not expired. */
    List<Token> good() {
        return accepted.stream()
                .filter(token -> !token.expired(clock.instant()))
                .toList();
    }

    /** All are compared, each in constant time, so that the time tells nothing. */
    private Stream<Token> matching(String shown) {
        var digest = Token.digest(shown);
        var found = new ArrayList<Token>();
        for (Token token : accepted) {
            if (token.matches(digest)) {
                found.add(token);
            }
        }
        return found.stream();
    }

    private static ProblemException unauthorized(List<String> shown, List<Token> expired) {
        String why;
        if (shown.isEmpty()) {
            why = "The token is missing";
        } else if (expired.isEmpty()) {
            why = "The token is not known here";
        } else {
            why = "The token " + expired.get(0).name() + " has expired";
        }
        return new ProblemException(new Problem(
                "Unauthorized",
                401,
                why + ": send one as Authorization: Bearer, as the password of HTTP Basic, or as ?token=."));
    }

    /** The names of the parameters that may carry a token. */
    public static List<String> parameterNames() {
        return List.of("token", "auth_token");
    }

    private static boolean isBasic(String authorization) {
        return authorization.strip().toLowerCase(Locale.ROOT).startsWith("basic ");
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
