package dev.alertroom.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final String READER = "reader-reader-reader";
    private static final String ON_CALL = "on-call-on-call-on-call";
    private static final String MONITOR = "monitor-monitor-monitor";
    private static final String SECRET = "8f14e45fceea167a5a36dedd4bea2543";
    private static final List<Token> TOKENS = List.of(
            token("reader", READER, Scope.READ),
            token("on-call", ON_CALL, Scope.ACT),
            token("monitor", MONITOR, Scope.ALERT));

    @Test
    void whoMayReadSignsInAndAMonitorDoesNot() {
        var sessions = sessions(TOKENS, NOW);

        assertEquals("reader", holder(sessions, sessions.begin(READER)));
        assertEquals("on-call", holder(sessions, sessions.begin(ON_CALL)));
        assertEquals(Optional.empty(), sessions.begin(MONITOR));
        assertEquals(Optional.empty(), sessions.begin("nobody-nobody-nobody"));
        assertEquals(Optional.empty(), sessions.begin(""));
    }

    @Test
    void aSessionMayDoWhatItsTokenMay() {
        var sessions = sessions(TOKENS, NOW);

        assertFalse(sessions.of(sessions.begin(READER)).orElseThrow().grant().allows(Scope.ACT));
        assertTrue(sessions.of(sessions.begin(ON_CALL)).orElseThrow().grant().allows(Scope.ACT));
    }

    @Test
    void aCookieHoldsNoTokenAndIsLikeNoOther() {
        var sessions = sessions(TOKENS, NOW);
        var cookie = sessions.begin(READER).orElseThrow();

        assertFalse(cookie.contains("reader"));
        assertFalse(cookie.contains(HexFormat.of().formatHex(Token.digest(READER))));
        assertNotEquals(cookie, sessions.begin(READER).orElseThrow());
    }

    @Test
    void aForgedCookieIsNone() {
        var sessions = sessions(TOKENS, NOW);
        var cookie = sessions.begin(READER).orElseThrow();
        int end = cookie.indexOf('.');
        long later = Long.parseLong(cookie.substring(0, end)) + 3_600;

        for (String forged : List.of(
                later + cookie.substring(end),
                cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "B" : "A"),
                cookie.substring(0, cookie.lastIndexOf('.') + 1),
                cookie + "A",
                "",
                "...",
                "999999999999." + "0".repeat(32) + "." + "A".repeat(43))) {
            assertEquals(Optional.empty(), sessions.of(Optional.of(forged)), forged);
        }
        assertEquals(Optional.empty(), sessions.of(Optional.empty()));
    }

    @Test
    void aSessionEndsAfterTwelveHours() {
        var cookie = sessions(TOKENS, NOW).begin(READER);

        assertTrue(sessions(TOKENS, NOW.plus(Duration.ofHours(12)).minusSeconds(1))
                .of(cookie)
                .isPresent());
        assertFalse(sessions(TOKENS, NOW.plus(Duration.ofHours(12))).of(cookie).isPresent());
    }

    @Test
    void aChangedTokenEndsItsSessionsAndNoOthers() {
        var ofReader = sessions(TOKENS, NOW).begin(READER);
        var ofOnCall = sessions(TOKENS, NOW).begin(ON_CALL);
        var changed = sessions(
                List.of(token("reader", "another-another-another", Scope.READ), TOKENS.get(1), TOKENS.get(2)), NOW);

        assertFalse(changed.of(ofReader).isPresent());
        assertTrue(changed.of(ofOnCall).isPresent());
    }

    @Test
    void aTokenThatExpiresOrLosesItsScopeEndsItsSessions() {
        var cookie = sessions(TOKENS, NOW).begin(READER);
        var expired = new Token("reader", Token.digest(READER), Set.of(Scope.READ), Optional.of(NOW));

        assertFalse(sessions(List.of(expired), NOW).of(cookie).isPresent());
        assertFalse(sessions(List.of(token("reader", READER, Scope.ALERT)), NOW)
                .of(cookie)
                .isPresent());
    }

    @Test
    void whoKnowsTheHashesCannotMakeACookie() {
        var forger = new Sessions(tokens(TOKENS, NOW), "", clock(NOW));

        assertFalse(sessions(TOKENS, NOW).of(forger.begin(READER)).isPresent());
    }

    @Test
    void instancesAgreeAndEachSessionHasAFormTokenOfItsOwn() {
        var one = sessions(TOKENS, NOW);
        var other = sessions(TOKENS, NOW.plusSeconds(1));
        var cookie = one.begin(READER);

        assertEquals(one.of(cookie), other.of(cookie));
        assertNotEquals(formToken(one, cookie), formToken(one, one.begin(READER)));
        assertFalse(cookie.orElseThrow().contains(formToken(one, cookie)));
    }

    @Test
    void withoutAnyTokenEveryoneIsIn() {
        assertTrue(sessions(List.of(), NOW)
                .of(Optional.empty())
                .orElseThrow()
                .grant()
                .allows(Scope.ADMIN));
    }

    private static String formToken(Sessions sessions, Optional<String> cookie) {
        return sessions.of(cookie).orElseThrow().formToken();
    }

    private static String holder(Sessions sessions, Optional<String> cookie) {
        return sessions.of(cookie).orElseThrow().grant().holder();
    }

    private static Token token(String name, String token, Scope scope) {
        return new Token(name, Token.digest(token), Set.of(scope), Optional.empty());
    }

    private static Sessions sessions(List<Token> tokens, Instant now) {
        return new Sessions(tokens(tokens, now), SECRET, clock(now));
    }

    private static Tokens tokens(List<Token> tokens, Instant now) {
        return new Tokens(List.of(), tokens, clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
