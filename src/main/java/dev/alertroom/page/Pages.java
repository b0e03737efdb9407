package dev.alertroom.page;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.report.TeamZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The pages as answers. */
@ApplicationScoped
class Pages {

    private static final String HTML = "text/html; charset=UTF-8";

    /** Nothing but its own style sheet and script is loaded into it, and these talk to nobody but us. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final PageText text;
    private final TeamZone zone;
    private final Journal journal;
    private final AlarmClock alarms;
    private final Clock clock;

    Pages(PageText text, TeamZone zone, Journal journal, AlarmClock alarms, Clock clock) {
        this.text = text;
        this.zone = zone;
        this.journal = journal;
        this.alarms = alarms;
        this.clock = clock;
    }

    Card.Maker cards(Visit visit) {
        return new Card.Maker(clock.instant(), zone, visit.words(), visit.numbers(), visit.mayAct());
    }

    /** Tells nothing but that a token is needed. */
    Response signIn(Words words, boolean failed) {
        var frame = new Frame(words, words.get("sign-in"), false, false, false, "", "", "", "", "");
        return page(failed ? 403 : 200, "sign-in", Map.of("frame", frame, "failed", failed));
    }

    Response home(Visit visit, Home home) {
        boolean burning = home.live().open();
        var title = (burning ? "(" + home.live().cards().size() + ") " : "")
                + visit.words().get("title");
        var frame = frame(visit, title, burning);
        return page(
                200,
                "home",
                Map.of("frame", frame, "home", home, "live", home.live(), "fragment", live(visit, home.live())));
    }

    Response incident(Visit visit, Incident incident) {
        var live = Live.of(cards(visit), incident);
        var frame = frame(visit, incident.team() + " – AlertRoom", live.open());
        return page(
                200,
                "incident",
                Map.of("frame", frame, "team", incident.team(), "live", live, "fragment", live(visit, live)));
    }

    /** The part that changes by itself, as text of HTML: the same as long as nothing has happened. */
    String live(Visit visit, Live live) {
        return text.render("live", Map.of("frame", frame(visit, "", live.open()), "live", live));
    }

    Response fragment(String live) {
        return Response.ok(live, HTML).build();
    }

    Response report(Incident incident, String markdown) {
        return Response.ok(markdown, "text/plain; charset=UTF-8")
                .header("Content-Disposition", "inline; filename=\"" + incident.id() + ".md\"")
                .build();
    }

    private Response question(Visit visit, int status, Question question) {
        var frame = frame(visit, question.title(), false);
        return page(status, "question", Map.of("frame", frame, "question", question));
    }

    /**
     * Asks whether something is to be done.
     *
     * @param words the name of those that ask, {@code confirm.…}
     * @param about whom or what it is about
     */
    Response asked(Visit visit, String words, String about, String action, List<Question.Choice> choices) {
        var title = visit.words().get("confirm." + words + ".title") + ": " + about;
        return question(visit, 200, Question.asked(title, visit.words().get("confirm." + words), action, choices));
    }

    Response refused(Visit visit, int status, String why) {
        return question(visit, status, Question.refused(visit.words().get("refused"), why));
    }

    private Frame frame(Visit visit, String title, boolean refresh) {
        var words = visit.words();
        var state = words.get(journal.degraded() ? "state.journal.degraded" : "state.journal.ok") + " "
                + words.get(alarms.dependable() ? "state.clock.ok" : "state.clock.none");
        return new Frame(
                words,
                title,
                refresh,
                true,
                visit.mayAct(),
                visit.holder(),
                visit.session().formToken(),
                state,
                zone.zone().getId(),
                zone.written(clock.instant()));
    }

    private Response page(int status, String template, Map<String, Object> data) {
        return Response.status(status)
                .type(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Vary", "Accept, Accept-Language, Cookie")
                .entity(text.render(template, data))
                .build();
    }
}
