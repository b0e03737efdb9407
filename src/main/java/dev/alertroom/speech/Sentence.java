package dev.alertroom.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is said of one alert: how bad it is, where, and what it is. */
public final class Sentence {

    /** Words that mean something else than a severity where they stand alone. */
    private static final Set<String> DEGREES = Set.of("high", "major", "average", "medium", "moderate", "minor", "low");

    private Sentence() {}

    /** The sentence; a place that is named in what happened is not said twice. */
    public static String of(AlertPhrases phrases, String what, Optional<String> where, Optional<String> severity) {
        var located = where.filter(place -> !mentions(what, place))
                .map(place -> phrases.at(what, place))
                .orElse(what);
        return severity.map(how -> phrases.graded(named(how), located)).orElse(located);
    }

    private static String named(String severity) {
        return DEGREES.contains(severity.toLowerCase(Locale.ROOT)) ? severity + " severity" : severity;
    }

    private static boolean mentions(String what, String place) {
        return what.toLowerCase(Locale.ROOT).contains(place.toLowerCase(Locale.ROOT));
    }
}
