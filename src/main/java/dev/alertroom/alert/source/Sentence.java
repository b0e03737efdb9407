package dev.alertroom.alert.source;

import java.util.Locale;
import java.util.Optional;

/** What is said of one alert: how bad it is, where, and what it is. */
final class Sentence {

    private Sentence() {}

    /** The sentence; a place that is named in what happened is not said twice. */
    static String of(Words words, String what, Optional<String> where, Optional<String> severity) {
        var located = where.filter(place -> !mentions(what, place))
                .map(place -> words.at(what, place))
                .orElse(what);
        return severity.map(how -> words.graded(how, located)).orElse(located);
    }

    private static boolean mentions(String what, String place) {
        return what.toLowerCase(Locale.ROOT).contains(place.toLowerCase(Locale.ROOT));
    }
}
