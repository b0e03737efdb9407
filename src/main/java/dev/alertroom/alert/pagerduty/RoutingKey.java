package dev.alertroom.alert.pagerduty;

import dev.alertroom.roster.Roster;
import dev.alertroom.security.Grant;
import dev.alertroom.security.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a routing key of PagerDuty's means here: {@code TOKEN}, {@code TOKEN:TEAM}, {@code TOKEN/TEAM}, or {@code TEAM} where
 * the token comes in another way.
 *
 * @param grant what the token in it allows; empty if there is none that is taken
 */
record RoutingKey(Optional<String> team, Optional<Grant> grant) {

    static final RoutingKey NOTHING = new RoutingKey(Optional.empty(), Optional.empty());

    private static final Pattern TEAM = Pattern.compile("[a-z0-9-]{1,64}");

    static RoutingKey read(String written, Tokens tokens, Roster roster) {
        var key = written.strip();
        var whole = tokens.grant(key);
        if (whole.isPresent()) {
            return new RoutingKey(Optional.empty(), whole);
        }
        int split = Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'));
        if (split > 0 && TEAM.matcher(key.substring(split + 1)).matches()) {
            var first = tokens.grant(key.substring(0, split));
            if (first.isPresent()) {
                return new RoutingKey(Optional.of(key.substring(split + 1)), first);
            }
        }
        return roster.team(key).isPresent() ? new RoutingKey(Optional.of(key), Optional.empty()) : NOTHING;
    }
}
