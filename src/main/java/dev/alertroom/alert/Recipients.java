package dev.alertroom.alert;

import java.util.List;
import java.util.Optional;

/**
 * Who is to be called, and in which language.
 *
 * @param numbers E.164, each once
 */
record Recipients(Optional<String> team, List<String> numbers, Optional<String> language) {

    /** The same people, spoken to in a language. */
    Recipients in(String language) {
        return new Recipients(team, numbers, Optional.of(language));
    }
}
