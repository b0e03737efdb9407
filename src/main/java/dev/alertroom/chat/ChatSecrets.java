package dev.alertroom.chat;

import dev.alertroom.roster.ChatAddress;
import dev.alertroom.roster.Team;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What it takes to post to the chats that are named. An address by itself is checked where it is written. */
public final class ChatSecrets {

    private ChatSecrets() {}

    /** A line for each secret without which a chat that is named could not be told anything: what to do, and why. */
    public static List<String> missing(ChatSettings settings, List<Team> teams) {
        var wanted = wanted(settings, teams);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return mends(settings).entrySet().stream()
                .filter(mend -> wanted.contains(mend.getKey()))
                .map(mend -> mend.getValue() + ". Incidents are to be told to "
                        + mend.getKey().scheme() + ":…")
                .toList();
    }

    private static Set<ChatAddress.Kind> wanted(ChatSettings settings, List<Team> teams) {
        var ofAll = settings.addresses().orElse(List.of()).stream()
                .map(ChatAddress::parse)
                .flatMap(Optional::stream);
        var ofTeams = teams.stream().flatMap(team -> team.chats().stream()).flatMap(List::stream);
        return Stream.concat(ofAll, ofTeams).map(ChatAddress::kind).collect(Collectors.toSet());
    }

    /** By the kind of chat that lacks it. */
    private static Map<ChatAddress.Kind, String> mends(ChatSettings settings) {
        var mends = new EnumMap<ChatAddress.Kind, String>(ChatAddress.Kind.class);
        if (settings.webhookSecret().isEmpty()) {
            mends.put(
                    ChatAddress.Kind.WEBHOOK,
                    "ALERTROOM_CHAT_WEBHOOK_SECRET is not set: make one with echo whsec_$(openssl rand -base64 32)");
        }
        if (settings.slackToken().isEmpty()) {
            mends.put(
                    ChatAddress.Kind.SLACK,
                    "ALERTROOM_CHAT_SLACK_TOKEN is not set: copy the Bot User OAuth Token, xoxb-…, from your app's page at Slack");
        }
        if (settings.lineToken().isEmpty()) {
            mends.put(
                    ChatAddress.Kind.LINE,
                    "ALERTROOM_CHAT_LINE_TOKEN is not set: issue a channel access token at LINE's console");
        }
        return mends;
    }
}
