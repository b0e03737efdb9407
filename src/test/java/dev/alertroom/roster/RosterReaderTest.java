package dev.alertroom.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alertroom.yaml.BadYamlException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RosterReaderTest {

    private final RosterReader reader = new RosterReader(new PhoneNumbers("JP"), "roster.yaml");

    @Test
    void teamsHaveTiersOfPeopleWithNumbers() {
        var teams = reader.read("""
                teams:
                  backend:
                    room: Backend
                    language: ja
                    attempts: 2
                    tiers:
                      - - name: 佐藤
                          numbers: [090-1111-0001, "+819011110002"]
                        - {name: Suzuki, numbers: [09011110003]}
                      - - {name: Tanaka, numbers: [090-1111-0004]}
                """).teams();

        var backend = teams.get("backend");
        assertEquals(Optional.of("Backend"), backend.room());
        assertEquals(Optional.of("ja-JP"), backend.language());
        assertEquals(Optional.of(2), backend.attempts());
        assertEquals(
                List.of(
                        List.of(
                                new Team.Member("佐藤", List.of("+819011110001", "+819011110002")),
                                new Team.Member("Suzuki", List.of("+819011110003"))),
                        List.of(new Team.Member("Tanaka", List.of("+819011110004")))),
                backend.tiers());
    }

    @Test
    void aTeamSaysHowLongItIsRung() {
        var team = reader.read("""
                teams:
                  backend:
                    again-after: 2m
                    give-up-after: 12h
                    reminder: 0
                    tiers:
                      - - {name: Suzuki, numbers: [09011110003]}
                """).teams().get("backend");

        assertEquals(
                new Team.Endurance(
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.of(Duration.ofHours(12)),
                        Optional.of(Duration.ZERO)),
                team.endurance());
    }

    @Test
    void aTeamNamesItsChatsOrNone() {
        var teams = reader.read("""
                teams:
                  backend:
                    chat: [slack:C0123456789, "webhook:https://example.com/hook"]
                    tiers:
                      - - {name: Suzuki, numbers: [09011110003]}
                  batch:
                    chat: none
                    tiers:
                      - - {name: Suzuki, numbers: [09011110003]}
                """).teams();

        assertEquals(
                Optional.of(List.of(
                        new ChatAddress(ChatAddress.Kind.SLACK, "C0123456789"),
                        new ChatAddress(ChatAddress.Kind.WEBHOOK, "https://example.com/hook"))),
                teams.get("backend").chats());
        assertEquals(Optional.of(List.of()), teams.get("batch").chats());
    }

    @Test
    void heartbeatsAreDeclaredBesideTheTeams() {
        var heartbeats = reader.read("""
                teams:
                  backend:
                    tiers:
                      - - {name: Suzuki, numbers: [09011110003]}
                heartbeats:
                  nightly-backup: {team: backend, period: 1d, grace: 1h, message: バックアップが動いていません}
                  prometheus: {team: backend, period: 5m, watchdog: true}
                """).heartbeats();

        assertEquals(
                Map.of(
                        "nightly-backup",
                        new Heartbeat(
                                "nightly-backup",
                                "backend",
                                Duration.ofDays(1),
                                Duration.ofHours(1),
                                Optional.of("バックアップが動いていません"),
                                false),
                        "prometheus",
                        new Heartbeat(
                                "prometheus", "backend", Duration.ofMinutes(5), Duration.ZERO, Optional.empty(), true)),
                heartbeats);
    }

    @ParameterizedTest
    @MethodSource
    void aMistakeIsToldWithItsLine(String yaml, String message) {
        var thrown = assertThrows(BadYamlException.class, () -> reader.read(yaml));

        assertEquals(message, thrown.getMessage());
    }

    static List<Arguments> aMistakeIsToldWithItsLine() {
        return List.of(
                Arguments.of("", "roster.yaml: it is empty; it starts with teams:"),
                Arguments.of(
                        "teams:\n  backend:\n    chat: [\"slack:#general\"]\n    tiers: []",
                        "roster.yaml, line 3: this is no address of a chat: " + ChatAddress.EXPECTED),
                Arguments.of("- a", "roster.yaml, line 1: the roster starts with teams:"),
                Arguments.of("team: {}", "roster.yaml, line 1: team is unknown here; known are heartbeats, teams"),
                Arguments.of(
                        "teams:\n  Backend: {}",
                        "roster.yaml, line 2: the team Backend must be named by"
                                + " lower-case letters, digits and hyphens"),
                Arguments.of(
                        "teams:\n  a:\n    rom: x",
                        "roster.yaml, line 3: rom is unknown here; known are"
                                + " again-after, attempts, call-back, chat, give-up-after, language, reminder, room, tiers"),
                Arguments.of("teams:\n  a:\n    room: x", "roster.yaml, line 3: tiers: is missing"),
                Arguments.of("teams:\n  a:\n    tiers: []", "roster.yaml, line 3: tiers is a list of lists of people"),
                Arguments.of(
                        "teams:\n  a:\n    tiers:\n      - name: Sato",
                        "roster.yaml, line 4: a tier is a list of"
                                + " people, such as {name: Sato, numbers: [090-1234-5678]}"),
                Arguments.of(tier("{name: Sato}"), "roster.yaml, line 4: numbers: is missing"),
                Arguments.of(
                        tier("{name: Sato, numbers: [12]}"),
                        "roster.yaml, line 4: 12 is no phone number; write it"
                                + " as +819012345678, or as dialled in region JP"),
                Arguments.of(
                        tier("{name: A, numbers: [090-1111-0001]}\n        - {name: A, numbers: [090-1111-0002]}"),
                        "roster.yaml, line 5: A is twice in this team; write all numbers of a person in one place"),
                Arguments.of(
                        "teams:\n  a:\n    attempts: 0\n    tiers: []",
                        "roster.yaml, line 3: attempts must be a" + " whole number from 1 to 10"),
                Arguments.of(
                        "teams:\n  a:\n    again-after: 5\n    tiers: []",
                        "roster.yaml, line 3: again-after must be a time such as 30m or 4h, 1m to 24h"),
                Arguments.of(
                        "teams:\n  a:\n    reminder: 2d\n    tiers: []",
                        "roster.yaml, line 3: reminder must be a time such as 30m or 4h, 0 to 24h"),
                Arguments.of(
                        tier("{name: A, numbers: [090-1111-0001]}") + "\nheartbeats:\n  backup: {team: b, period: 1h}",
                        "roster.yaml, line 6: there is no team b"),
                Arguments.of(
                        tier("{name: A, numbers: [090-1111-0001]}") + "\nheartbeats:\n  backup: {team: a}",
                        "roster.yaml, line 6: period: is missing"),
                Arguments.of(
                        tier("{name: A, numbers: [090-1111-0001]}")
                                + "\nheartbeats:\n  backup: {team: a, period: daily}",
                        "roster.yaml, line 6: period must be a time such as 30m or 4h, 10s to 744h"),
                Arguments.of(
                        "teams:\n  a:\n    language: xx\n    tiers: []",
                        "roster.yaml, line 3: xx is no language" + " that Twilio speaks; write ja-JP or en-US"),
                Arguments.of("teams:\n  a: {}\n  a: {}", "roster.yaml, line 3: a stands here twice"),
                Arguments.of(
                        "teams: [",
                        "roster.yaml, line 1: no YAML: expected the node content, but found '<stream" + " end>'"));
    }

    private static String tier(String people) {
        return "teams:\n  a:\n    tiers:\n      - - " + people;
    }
}
