package dev.alertroom.mute;

import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.Glob;
import dev.alertroom.incident.Mute;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.WrittenDuration;
import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is to be muted. All that is wrong is reported at once. */
@ApplicationScoped
class MuteReader {

    static final List<String> NAMES = List.of("team", "key", "pattern", "until", "for", "reason", "by");

    private static final int MAX_CHARACTERS = 200;
    private static final String ENDS =
            "say when it ends: for=30m or until=2026-12-01T03:00:00Z, at most 7 days from now.";

    private final Roster roster;
    private final Clock clock;

    MuteReader(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * The mute that the parameters ask for.
     *
     * @param holder whose token it is, where nobody is named
     * @throws ProblemException 400 if anything is wrong with them
     */
    Mute read(RequestParameters parameters, String holder) {
        var now = clock.instant();
        var faults = new ArrayList<Fault>();
        var team = team(parameters, faults);
        var keys = keys(parameters, faults);
        var pattern = pattern(parameters, faults);
        var until = until(parameters, now, faults);
        var reason = parameters.text("reason").map(MuteReader::shortened).orElse("");
        if (reason.isEmpty()) {
            faults.add(new Fault("reason", "The reason is missing: say in a few words why nobody is to be rung."));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(
                    "Nothing was muted. Mend what is named in errors, and send it again.", faults);
        }
        return new Mute(
                UUID.randomUUID().toString(),
                team,
                keys,
                pattern,
                now,
                until.orElseThrow(),
                reason,
                parameters.text("by").map(MuteReader::shortened).orElse(holder));
    }

    private String team(RequestParameters parameters, List<Fault> faults) {
        var team = parameters.text("team").map(String::strip).orElse("");
        if (team.isEmpty()) {
            faults.add(new Fault("team", "The team is missing: " + known()));
        } else if (!roster.withDefault().contains(team)) {
            faults.add(new Fault("team", "There is no team " + shortened(team) + "; " + known()));
        }
        return team;
    }

    private String known() {
        return "there are " + String.join(", ", roster.withDefault()) + ".";
    }

    private static List<String> keys(RequestParameters parameters, List<Fault> faults) {
        var keys = parameters.all("key").stream()
                .filter(key -> !key.isBlank())
                .distinct()
                .toList();
        if (keys.size() > Mute.MAX_KEYS) {
            faults.add(new Fault("key", keys.size() + " keys are too many: at most " + Mute.MAX_KEYS + "."));
        }
        return keys;
    }

    private static Optional<Glob> pattern(RequestParameters parameters, List<Fault> faults) {
        var pattern = parameters.text("pattern");
        if (pattern.filter(text -> text.length() > Glob.MAX_CHARACTERS).isPresent()) {
            faults.add(new Fault("pattern", "A pattern has at most " + Glob.MAX_CHARACTERS + " characters."));
            return Optional.empty();
        }
        return pattern.map(Glob::new);
    }

    private static Optional<Instant> until(RequestParameters parameters, Instant now, List<Fault> faults) {
        var duration = parameters.text("for");
        var time = parameters.text("until");
        if (duration.isPresent() == time.isPresent()) {
            faults.add(new Fault("until", "One of for and until is needed: " + ENDS));
            return Optional.empty();
        }
        var until = duration.isPresent()
                ? WrittenDuration.parse(duration.get().strip())
                        .filter(length -> length.compareTo(Mute.LONGEST) <= 0)
                        .map(now::plus)
                : time.flatMap(MuteReader::time);
        var within = until.filter(end -> end.isAfter(now) && !end.isAfter(now.plus(Mute.LONGEST)));
        if (within.isEmpty()) {
            faults.add(new Fault(
                    duration.isPresent() ? "for" : "until",
                    shortened(duration.or(() -> time).orElseThrow()) + " is no end of a mute: " + ENDS));
        }
        return within;
    }

    /** A {@code +} that URL decoding turned into a blank is repaired. */
    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(written.strip().replace(' ', '+')).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return MessageText.capped(MessageText.cleaned(text), MAX_CHARACTERS);
    }
}
