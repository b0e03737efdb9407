package dev.alertroom.alert.pagerduty;

import dev.alertroom.roster.Roster;
import dev.alertroom.security.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a routing key of PagerDuty's means here: {@code TOKEN}, {@code TOKEN:TEAM}, {@code TOKEN/TEAM}, or {@code TEAM} where
 * the token comes in another way.
 *
 * @param authentic whether it holds an accepted token
 */
record RoutingKey(Optional<String> team, boolean authentic) {

    static final RoutingKey NOTHING = new RoutingKey(Optional.empty(), false);

    private static final Pattern TEAM = Pattern.compile("[a-z0-9-]{1,64}");

    static RoutingKey read(String written, Tokens tokens, Roster roster) {
        var key = written.strip();
        if (tokens.accepts(key)) {
            return new RoutingKey(Optional.empty(), true);
        }
        int split = Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'));
        if (split > 0 && TEAM.matcher(key.substring(split + 1)).matches() && tokens.accepts(key.substring(0, split))) {
            return new RoutingKey(Optional.of(key.substring(split + 1)), true);
        }
        return roster.team(key).isPresent() ? new RoutingKey(Optional.of(key), false) : NOTHING;
    }
}
