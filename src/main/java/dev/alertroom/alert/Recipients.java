package dev.alertroom.alert;

import dev.alertroom.incident.MaskedNumber;
import java.util.List;
import java.util.Optional;

/**
 * Who is to be called, and in which language.
 *
 * @param numbers E.164, each once
 * @param numbersShown whether whoever asks may be told other people's numbers
 */
record Recipients(Optional<String> team, List<String> numbers, Optional<String> language, boolean numbersShown) {

    /** The same people, spoken to in a language. */
    Recipients in(String language) {
        return new Recipients(team, numbers, Optional.of(language), numbersShown);
    }

    /** A number as whoever asks may see it: whole, if it is none of a team's. */
    String shown(String number) {
        return numbersShown || numbers.contains(number) ? number : MaskedNumber.of(number);
    }
}
