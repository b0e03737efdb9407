package dev.alertroom.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.yaml.BadYamlException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokensReaderTest {

    private static final String LONG = "a-long-enough-token-of-a-monitor";

    private final TokensReader reader = new TokensReader("tokens.yaml");

    @Test
    void aTokenHasANameScopesAndAnEnd() {
        var tokens = reader.read("""
                tokens:
                  - name: grafana
                    token: %s
                    scopes: ["alert:payments", read]
                    expires: 2027-01-31
                  - {name: people, token: "sha256:%s", scopes: [act], expires: "2027-01-31T09:00:00+09:00"}
                """.formatted(LONG, HexFormat.of().formatHex(Token.digest("another"))));

        var grafana = tokens.get(0);
        assertEquals("grafana", grafana.name());
        assertEquals(Set.of(Scope.alertOf("payments"), Scope.READ), grafana.scopes());
        assertTrue(grafana.matches(Token.digest(LONG)));
        assertFalse(grafana.expired(Instant.parse("2027-01-31T23:59:59Z")));
        assertTrue(grafana.expired(Instant.parse("2027-02-01T00:00:00Z")));
        assertTrue(tokens.get(1).matches(Token.digest("another")));
        assertTrue(tokens.get(1).expired(Instant.parse("2027-01-31T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource
    void aMistakeIsToldWithItsLineAndWithoutTheToken(String yaml, String message) {
        var thrown = assertThrows(BadYamlException.class, () -> reader.read(yaml));

        assertEquals(message, thrown.getMessage());
        assertFalse(thrown.getMessage().contains(LONG));
    }

    static List<Arguments> aMistakeIsToldWithItsLineAndWithoutTheToken() {
        return List.of(
                Arguments.of("", "tokens.yaml: it is empty; it starts with tokens:"),
                Arguments.of("- a", "tokens.yaml, line 1: the file starts with tokens:"),
                Arguments.of("teams: {}", "tokens.yaml, line 1: teams is unknown here; known are tokens"),
                Arguments.of(
                        "tokens:\n- name: a\n  scope: [read]",
                        "tokens.yaml, line 3: scope is unknown here; known are expires, name, scopes, token"),
                Arguments.of(token("name: a, scopes: [read]"), "tokens.yaml, line 2: token: is missing"),
                Arguments.of(
                        token("name: a, token: too-short, scopes: [read]"),
                        "tokens.yaml, line 2: this token has 9 characters: at least 20 are needed, such as from openssl"
                                + " rand -hex 24"),
                Arguments.of(
                        token("name: a, token: 'sha256:" + LONG + "', scopes: [read]"),
                        "tokens.yaml, line 2: sha256: is followed by 64 hexadecimal digits, as printf %s \"$TOKEN\" |"
                                + " sha256sum prints them"),
                Arguments.of(
                        token("name: a, token: " + LONG + ", scopes: [write]"),
                        "tokens.yaml, line 2: write is no scope; there are alert, alert:TEAM, read, act and admin"),
                Arguments.of(
                        token("name: a, token: " + LONG + ", scopes: []"),
                        "tokens.yaml, line 2: scopes is a list, such as [\"alert:payments\", read]"),
                Arguments.of(
                        token("name: a, token: " + LONG + ", scopes: [read], expires: soon"),
                        "tokens.yaml, line 2: soon is no date; write 2027-01-31 or 2027-01-31T09:00:00+09:00"),
                Arguments.of(
                        token("name: a, token: " + LONG + ", scopes: [read]") + "\n  - {name: b, token: " + LONG
                                + ", scopes: [act]}",
                        "tokens.yaml, line 3: b has the same token as a"),
                Arguments.of(
                        token("name: a, token: " + LONG + ", scopes: [read]") + "\n  - {name: a, token: " + LONG
                                + "2, scopes: [act]}",
                        "tokens.yaml, line 3: there are two tokens named a"));
    }

    @Test
    void aShortTokenOfTheVariableIsAWeakness() {
        assertEquals(
                "ALERTROOM_TOKEN holds a token of 6 characters: choose 20 or more, such as from openssl rand -hex 24",
                tokens(List.of(LONG, "sesame"), List.of()).weakness().orElseThrow());
        assertTrue(tokens(List.of(LONG), List.of()).weakness().isEmpty());
        assertTrue(tokens(List.of(), List.of()).weakness().isEmpty());
    }

    @Test
    void theTokenOfTheVariableDoesEverythingOnlyWhileItIsAlone() {
        assertTrue(tokens(List.of(LONG), List.of()).grant(LONG).orElseThrow().allows(Scope.ADMIN));
        assertTrue(tokens(List.of(LONG), List.of()).advice().isPresent());

        var besideOthers =
                tokens(List.of(LONG), reader.read("tokens:\n" + "- {name: a, token: " + LONG + "2, scopes: [admin]}"));
        assertTrue(besideOthers.grant(LONG).orElseThrow().allows(Scope.alertOf("any")));
        assertFalse(besideOthers.grant(LONG).orElseThrow().allows(Scope.READ));
        assertTrue(besideOthers.advice().isEmpty());
    }

    private static Tokens tokens(List<String> plain, List<Token> named) {
        return new Tokens(plain, named, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static String token(String fields) {
        return "tokens:\n  - {" + fields + "}";
    }
}
