package dev.alertroom.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.roster.ChatAddress;
import dev.alertroom.roster.Team;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The service does not start if a chat could not be told anything. */
class ChatSecretsTest {

    @Test
    void nothingIsMissingWithoutChats() {
        assertEquals(List.of(), ChatSecrets.missing(settings(Optional.empty(), ""), List.of(team())));
    }

    @Test
    void aChatOfATeamNeedsItsToken() {
        var missing = ChatSecrets.missing(
                settings(Optional.empty(), ""), List.of(team("line:C0123456789abcdef0123456789abcdef")));

        assertEquals(1, missing.size());
        assertTrue(missing.get(0).startsWith("ALERTROOM_CHAT_LINE_TOKEN is not set: issue"), missing::toString);
    }

    @Test
    void aChatOfAllNeedsItsTokenAndSaysHowToGetIt() {
        var slack = Optional.of(List.of("slack:C0123456789", "webhook:https://example.com/"));

        assertEquals(
                List.of(
                        "ALERTROOM_CHAT_WEBHOOK_SECRET is not set: make one with echo whsec_$(openssl rand -base64 32). "
                                + "Incidents are to be told to webhook:…",
                        "ALERTROOM_CHAT_SLACK_TOKEN is not set: copy the Bot User OAuth Token, xoxb-…, from your app's page "
                                + "at Slack. Incidents are to be told to slack:…"),
                ChatSecrets.missing(settings(slack, ""), List.of()));
        assertEquals(
                1, ChatSecrets.missing(settings(slack, "xoxb-1"), List.of()).size());
    }

    private static Team team(String... chats) {
        return new Team(
                "backend",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Team.Endurance.AS_FOR_ALL,
                Optional.of(List.of(chats).stream()
                        .map(chat -> ChatAddress.parse(chat).orElseThrow())
                        .toList()),
                List.of());
    }

    private static ChatSettings settings(Optional<List<String>> addresses, String slackToken) {
        return new ChatSettings() {
            @Override
            public Optional<List<String>> addresses() {
                return addresses;
            }

            @Override
            public Optional<List<String>> webhookSecret() {
                return Optional.empty();
            }

            @Override
            public Optional<String> slackToken() {
                return Optional.of(slackToken).filter(token -> !token.isEmpty());
            }

            @Override
            public String slackUrl() {
                return "https://slack.com/api";
            }

            @Override
            public Optional<String> lineToken() {
                return Optional.empty();
            }

            @Override
            public String lineUrl() {
                return "https://api.line.me";
            }
        };
    }
}
