package dev.alertroom.alert;

import java.util.List;
import java.util.Optional;

/**
 * Who is to be called, and in which language.
 *
 * @param numbers E.164, each once
 */
record Recipients(Optional<String> team, List<String> numbers, Optional<String> language) {}
