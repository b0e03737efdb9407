package dev.alertroom.roster;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A team of the roster. What it leaves open is as configured for all.
 *
 * @param name lower-case letters, digits and hyphens
 * @param tiers who is called first, who if nobody of them comes, and so on
 */
public record Team(
        String name,
        Optional<String> room,
        Optional<String> language,
        Optional<Integer> attempts,
        List<List<Member>> tiers) {

    /** The team of alerts that name none. */
    public static final String DEFAULT = "default";

    public Team {
        Objects.requireNonNull(name);
        tiers = tiers.stream().map(List::copyOf).toList();
    }

    /** Whether the number is somebody's of the team; E.164. */
    public boolean has(String number) {
        return tiers.stream()
                .flatMap(List::stream)
                .anyMatch(member -> member.numbers().contains(number));
    }

    /**
     * Somebody in a team.
     *
     * @param numbers E.164, in the order in which they are tried
     */
    public record Member(String name, List<String> numbers) {
        public Member {
            Objects.requireNonNull(name);
            numbers = List.copyOf(numbers);
        }
    }
}
