package dev.alertroom.roster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a chat is told of incidents, such as {@code slack:C0123456789}. Printed without what it holds: whoever knows the address
 * of a webhook may post there.
 *
 * @param target what stands after the colon
 */
public record ChatAddress(Kind kind, String target) {

    /** What is said of an address that is none. */
    public static final String EXPECTED = "write webhook:https://…, slack:C0123456789 (the channel's ID), "
            + "slack-webhook:https://…, google-chat:https://…, teams:https://… or line:C… (an ID of 33 characters)";

    private static final Set<String> OURSELVES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The kinds of chats. */
    public enum Kind {
        WEBHOOK("webhook", null),
        /** A channel, a private one, or somebody's direct messages; chat.update knows no names. */
        SLACK("slack", "[CGD][A-Z0-9]{8,20}"),
        SLACK_WEBHOOK("slack-webhook", null),
        GOOGLE_CHAT("google-chat", null),
        TEAMS("teams", null),
        /** A user, a group or a room. */
        LINE("line", "[UCR][0-9a-f]{32}");

        private final String scheme;
        private final Pattern target;

        Kind(String scheme, String target) {
            this.scheme = scheme;
            this.target = target == null ? null : Pattern.compile(target);
        }

        /** What stands before the colon. */
        public String scheme() {
            return scheme;
        }

        private boolean takes(String written) {
            return target == null ? isUrl(written) : target.matcher(written).matches();
        }
    }

    /** Empty for what is no such address. */
    public static Optional<ChatAddress> parse(String written) {
        var parts = written.strip().split(":", 2);
        return Arrays.stream(Kind.values())
                .filter(kind -> parts.length == 2 && kind.scheme().equals(parts[0]) && kind.takes(parts[1]))
                .map(kind -> new ChatAddress(kind, parts[1]))
                .findFirst();
    }

    /** What goes over a network in the clear can be read and posted to by others; for trials there is this machine. */
    private static boolean isUrl(String written) {
        try {
            var url = new URI(written);
            return url.getHost() != null
                    && url.getUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme()) && OURSELVES.contains(url.getHost()));
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }

    @Override
    public String toString() {
        return kind.scheme() + ":…";
    }
}
