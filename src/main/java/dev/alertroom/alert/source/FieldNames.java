package dev.alertroom.alert.source;

import dev.alertroom.speech.WordFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How monitors name what an alert consists of: {@code mappings/fields.properties}. */
record FieldNames(Map<String, Integer> ranks) {

    private static final Map<String, FieldNames> BY_ROLE = read();

    private static Map<String, FieldNames> read() {
        return WordFile.read("/mappings/fields.properties").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        role -> ranked(List.of(role.getValue().split("[, ]+")))));
    }

    private static FieldNames ranked(List<String> names) {
        var ranks = new HashMap<String, Integer>();
        for (String name : names) {
            ranks.putIfAbsent(name, ranks.size());
        }
        return new FieldNames(Map.copyOf(ranks));
    }

    static FieldNames of(String role) {
        return BY_ROLE.get(role);
    }

    boolean contains(String name) {
        return ranks.containsKey(name);
    }

    /** The place in the list, 0 the first; -1 for a name that is not in it. */
    int rank(String name) {
        return ranks.getOrDefault(name, -1);
    }
}
