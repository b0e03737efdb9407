package dev.alertroom.journal;

import java.util.Optional;

/**
 * A team's incidents are numbered: {@code backend-7}. A team's name may hold hyphens, so the number follows the last one.
 */
record IncidentId(String team, long number) {

    /** How many numbers there are for instances to tell theirs apart by. */
    static final int INSTANCES = 1_000_000;

    /** The one after the latest, with a number of at least {@code least}. */
    static IncidentId after(Optional<String> latest, String team, long least) {
        return new IncidentId(team, Math.max(latest.map(IncidentId::number).orElse(0L) + 1, least));
    }

    /**
     * The one after the latest that nobody but this instance gives: its numbers all end in the same six digits.
     *
     * @param own the first of its numbers
     */
    static IncidentId ownAfter(Optional<String> latest, String team, long own) {
        long least = after(latest, team, own).number();
        return new IncidentId(team, least + Math.floorMod(own - least, INSTANCES));
    }

    /** Whether an incident can have this id: others come from whoever types an address. */
    static boolean possible(String id) {
        return id.length() <= 200 && id.matches("[^/:?#%\\s]*-[0-9]+");
    }

    private static long number(String id) {
        var digits = id.substring(id.lastIndexOf('-') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    @Override
    public String toString() {
        return team + "-" + number;
    }
}
