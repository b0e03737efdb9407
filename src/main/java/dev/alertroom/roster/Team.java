package dev.alertroom.roster;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A team of the roster. What it leaves open is as configured for all.
 *
 * @param name lower-case letters, digits and hyphens
 * @param callBack what whoever dials our number needs
 * @param endurance how long it keeps ringing
 * @param chats where its incidents are told; empty for as configured for all
 * @param tiers who is called first, who if nobody of them comes, and so on
 */
public record Team(
        String name,
        Optional<String> room,
        Optional<String> language,
        Optional<Integer> attempts,
        Optional<CallingIn> callBack,
        Endurance endurance,
        Optional<List<ChatAddress>> chats,
        List<List<Member>> tiers) {

    /** The team of alerts that name none. */
    public static final String DEFAULT = "default";

    public Team {
        Objects.requireNonNull(name);
        Objects.requireNonNull(endurance);
        chats = chats.map(List::copyOf);
        tiers = tiers.stream().map(List::copyOf).toList();
    }

    /** Whether the number is somebody's of the team; E.164. */
    public boolean has(String number) {
        return tiers.stream()
                .flatMap(List::stream)
                .anyMatch(member -> member.numbers().contains(number));
    }

    /**
     * How long it keeps ringing for this team.
     *
     * @param againAfter how long after everyone was called in vain all are rung again
     * @param giveUpAfter how long nobody has to be heard of until nobody is rung any more
     * @param reminder how long after the room has emptied those who had it are rung; zero for never
     */
    public record Endurance(
            Optional<Duration> againAfter, Optional<Duration> giveUpAfter, Optional<Duration> reminder) {

        /** As configured for all. */
        public static final Endurance AS_FOR_ALL = new Endurance(Optional.empty(), Optional.empty(), Optional.empty());
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
