package dev.alertroom.page;

import dev.alertroom.alert.RequestParameters;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.FetchSite;
import dev.alertroom.security.Sessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lets in who is signed in, and lets nobody be made to press a button by a page of another site. */
@ApplicationScoped
class Visits {

    static final URI HOME = URI.create("/");
    private static final String LANGUAGE = "alertroom-lang";

    private final SessionCookie cookie;
    private final PageText text;
    private final Pages pages;

    Visits(SessionCookie cookie, PageText text, Pages pages) {
        this.cookie = cookie;
        this.text = text;
        this.pages = pages;
    }

    /** For who may read; everyone else is asked to sign in, whatever they asked for. */
    Uni<Response> reading(HttpHeaders headers, HttpServerRequest request, Function<Visit, Uni<Response>> page) {
        var words = words(headers, request);
        return visit(headers, request)
                .map(visit -> told(visit, page))
                .orElseGet(() -> Uni.createFrom().item(pages.signIn(words, false)))
                .map(response -> remembered(response, request));
    }

    /** The same for who may act, before anything is done. */
    Uni<Response> askingToAct(HttpHeaders headers, HttpServerRequest request, Function<Visit, Uni<Response>> page) {
        return reading(
                headers,
                request,
                visit -> visit.mayAct()
                        ? page.apply(visit)
                        : Uni.createFrom()
                                .item(pages.refused(visit, 403, visit.words().get("refused.scope"))));
    }

    /** For a form that was sent by a page of ours, by who may act. */
    Uni<Response> acting(
            byte[] body,
            HttpHeaders headers,
            HttpServerRequest request,
            BiFunction<Visit, RequestParameters, Uni<Response>> action) {
        var form = form(body);
        return visit(headers, request)
                .map(visit -> {
                    if (!isOurs(visit, form, headers)) {
                        return Uni.createFrom()
                                .item(pages.refused(visit, 403, visit.words().get("refused.form")));
                    }
                    return visit.mayAct()
                            ? told(visit, who -> action.apply(who, form))
                            : Uni.createFrom()
                                    .item(pages.refused(
                                            visit, 403, visit.words().get("refused.scope")));
                })
                .orElseGet(() -> Uni.createFrom().item(home()));
    }

    /** The same, and then back to where everything is seen. */
    Uni<Response> doing(
            byte[] body,
            HttpHeaders headers,
            HttpServerRequest request,
            BiFunction<Visit, RequestParameters, Uni<?>> action) {
        return acting(
                body,
                headers,
                request,
                (visit, form) -> action.apply(visit, form).replaceWith(Visits::home));
    }

    /** Of a session that still lasts, whatever it may do. */
    boolean isOurs(byte[] body, HttpHeaders headers, HttpServerRequest request) {
        return visit(headers, request)
                .filter(visit -> isOurs(visit, form(body), headers))
                .isPresent();
    }

    private static boolean isOurs(Visit visit, RequestParameters form, HttpHeaders headers) {
        return !FetchSite.isOther(headers)
                && form.text("form")
                        .filter(sent -> Sessions.same(sent, visit.session().formToken()))
                        .isPresent();
    }

    static RequestParameters form(byte[] body) {
        return RequestParameters.ofForm(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Where a browser goes on to after it has sent a form, so that reloading sends nothing again. */
    static Response home() {
        return Response.seeOther(HOME).build();
    }

    private Uni<Response> told(Visit visit, Function<Visit, Uni<Response>> page) {
        return Uni.createFrom()
                .deferred(() -> page.apply(visit))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> refused(visit, (ProblemException) failure));
    }

    private Response refused(Visit visit, ProblemException failure) {
        var problem = failure.problem();
        var why = Stream.concat(
                        Stream.of(problem.detail()),
                        problem.errors().stream().map(fault -> fault.name() + ": " + fault.detail()))
                .toList();
        return pages.refused(visit, problem.status(), String.join(" ", why));
    }

    /** Who is signed in; empty if nobody is. */
    Optional<Visit> visit(HttpHeaders headers, HttpServerRequest request) {
        return cookie.session(headers, request).map(session -> new Visit(session, words(headers, request)));
    }

    /** As {@code ?lang} says, or said before; else as the browser does. */
    Words words(HttpHeaders headers, HttpServerRequest request) {
        var chosen = Stream.concat(
                        Stream.ofNullable(request.getParam("lang")),
                        Stream.ofNullable(headers.getCookies().get(LANGUAGE)).map(Cookie::getValue))
                .map(Locale::forLanguageTag);
        return text.words(Stream.concat(chosen, accepted(headers).stream()).toList());
    }

    /** None if the header makes no sense. */
    private static List<Locale> accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (RuntimeException nonsense) {
            return List.of();
        }
    }

    private static Response remembered(Response response, HttpServerRequest request) {
        var language = Optional.ofNullable(request.getParam("lang")).filter(List.of("en", "ja")::contains);
        return language.map(chosen -> Response.fromResponse(response)
                        .header(
                                HttpHeaders.SET_COOKIE,
                                LANGUAGE + "=" + chosen + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
                        .build())
                .orElse(response);
    }
}
