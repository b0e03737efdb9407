package dev.alertroom.security;

import dev.alertroom.yaml.BadYamlException;
import dev.alertroom.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the tokens' file. Every mistake is told with its line, and no message holds a token. */
final class TokensReader {

    private static final String HASHED = "sha256:";
    private static final String EXAMPLE =
            "such as {name: grafana, token: \"sha256:…\", scopes: [\"alert:payments\"], expires: 2027-01-31}";

    private final YamlReader yaml;

    /** @param source where the text is from, for messages */
    TokensReader(String source) {
        this.yaml = new YamlReader(source);
    }

    /** @throws BadYamlException if anything in it is wrong */
    List<Token> read(String text) {
        var root = yaml.map(yaml.compose(text, "tokens:"), "the file starts with tokens:");
        yaml.known(root, Set.of("tokens"));
        var tokens = new ArrayList<Token>();
        for (Node node : yaml.list(yaml.required(root, "tokens"), "tokens is a list, " + EXAMPLE)) {
            tokens.add(unlikeAll(tokens, token(node), node));
        }
        return tokens;
    }

    private Token unlikeAll(List<Token> others, Token token, Node node) {
        for (Token other : others) {
            if (other.name().equals(token.name())) {
                throw yaml.fault(node, "there are two tokens named " + token.name());
            }
            if (other.matches(token.digest())) {
                throw yaml.fault(node, token.name() + " has the same token as " + other.name());
            }
        }
        return token;
    }

    private Token token(Node node) {
        var fields = yaml.map(node, "a token is written " + EXAMPLE);
        yaml.known(fields, Set.of("name", "token", "scopes", "expires"));
        return new Token(
                yaml.text(yaml.required(fields, "name")),
                digest(yaml.required(fields, "token")),
                yaml
                        .list(yaml.required(fields, "scopes"), "scopes is a list, such as [\"alert:payments\", read]")
                        .stream()
                        .map(this::scope)
                        .collect(Collectors.toSet()),
                yaml.optional(fields, "expires").map(this::end));
    }

    private byte[] digest(Node node) {
        var written = yaml.text(node);
        if (written.startsWith(HASHED)) {
            return hashed(node, written.substring(HASHED.length()));
        }
        if (written.length() < Token.MIN_CHARACTERS) {
            throw yaml.fault(
                    node,
                    "this token has " + written.length() + " characters: at least " + Token.MIN_CHARACTERS
                            + " are needed, such as from openssl rand -hex 24");
        }
        return Token.digest(written);
    }

    private byte[] hashed(Node node, String digits) {
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw yaml.fault(
                    node,
                    "sha256: is followed by 64 hexadecimal digits, as printf %s \"$TOKEN\" | sha256sum prints them");
        }
        return HexFormat.of().parseHex(digits);
    }

    private Scope scope(Node node) {
        var written = yaml.text(node);
        return Scope.read(written)
                .orElseThrow(() ->
                        yaml.fault(node, written + " is no scope; there are alert, alert:TEAM, read, act and admin"));
    }

    /** A date is taken until its end, UTC. */
    private Instant end(Node node) {
        var written = yaml.text(node);
        try {
            return written.contains("T")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw yaml.fault(node, written + " is no date; write 2027-01-31 or 2027-01-31T09:00:00+09:00");
        }
    }
}
