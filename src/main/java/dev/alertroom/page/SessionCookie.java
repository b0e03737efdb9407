package dev.alertroom.page;

import dev.alertroom.security.Session;
import dev.alertroom.security.Sessions;
import dev.alertroom.voice.VoiceSettings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * The cookie of a session. Where the browser came by https it is sent by nothing else, and only to this very host. It comes along
 * when somebody follows a link in a chat or a mail, and with nothing else that another site makes the browser send; what is looked at
 * changes nothing, and what changes something needs the session's form token and comes from a page of ours, see {@link Visits}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265">Cookies</a>, and the
 *     <a href="https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes">prefix</a>
 */
@ApplicationScoped
class SessionCookie {

    private static final String NAME = "alertroom";
    private static final String ONLY_THIS_HOST = "__Host-";

    private final Sessions sessions;
    private final boolean publicByHttps;

    SessionCookie(Sessions sessions, VoiceSettings settings) {
        this.sessions = sessions;
        this.publicByHttps = settings.publicUrl()
                .filter(urls -> urls.stream().allMatch(url -> url.strip().startsWith("https:")))
                .isPresent();
    }

    Optional<Session> session(HttpHeaders headers, HttpServerRequest request) {
        return sessions.of(
                Optional.ofNullable(headers.getCookies().get(name(request))).map(Cookie::getValue));
    }

    /** What signs somebody in; empty if the token may not read. */
    Optional<String> signIn(String token, HttpServerRequest request) {
        return sessions.begin(token).map(value -> header(value, Sessions.LENGTH.toSeconds(), request));
    }

    String signOut(HttpServerRequest request) {
        return header("", 0, request);
    }

    private String header(String value, long seconds, HttpServerRequest request) {
        return name(request) + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (byHttps(request) ? "; Secure" : "");
    }

    private String name(HttpServerRequest request) {
        return byHttps(request) ? ONLY_THIS_HOST + NAME : NAME;
    }

    private boolean byHttps(HttpServerRequest request) {
        var forwarded = Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
                .map(proxies -> proxies.split(",", 2)[0].strip().toLowerCase(Locale.ROOT));
        return publicByHttps
                || request.isSSL()
                || forwarded.filter("https"::equals).isPresent();
    }
}
