package dev.alertroom.scenario;

import dev.alertroom.chat.StandInChats;
import dev.alertroom.journal.ForgetfulJournal;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;

/** The service in which the stories take place. */
public class Night implements QuarkusTestProfile {

    private static final String CHAT_PORT = "test.chat.port";

    /** Every story has a team of its own. */
    private static final String ROSTER = """
            teams:
              default:
                tiers:
                  - [{name: 山本, numbers: [+819080000011]}]
                  - [{name: 山口, numbers: [+819080000012]}]
                  - [{name: 山崎, numbers: [+819080000013]}]
              backend:
                tiers:
                  - [{name: 佐藤, numbers: [+819080000001]}, {name: 鈴木, numbers: [+819080000002]}]
                  - [{name: 高橋, numbers: [+819080000003]}]
              frontend:
                tiers:
                  - [{name: 田中, numbers: [+819080000004]}, {name: 伊藤, numbers: [+819080000005]}]
              network:
                room: NetworkRoom
                language: en-US
                attempts: 2
                tiers:
                  - [{name: Yamada, numbers: [+819080000006, +819080000007]}]
              storage:
                tiers:
                  - [{name: 渡辺, numbers: [+819080000008]}]
              mail:
                tiers:
                  - [{name: 中村, numbers: [+819080000009]}]
                  - [{name: 小林, numbers: [+819080000010]}]
              batch:
                again-after: 2m
                tiers:
                  - [{name: 加藤, numbers: [+819080000014]}]
              desk:
                language: en-US
                chat: ["slack:C0123456789", "webhook:CHATS/hook"]
                tiers:
                  - [{name: Uchida, numbers: [+819080000015]}]
            heartbeats:
              nightly-backup: {team: batch, period: 1h, grace: 5m, message: バックアップが動いていません}
              report: {team: batch, period: 1h}
              prometheus: {team: batch, period: 5m, grace: 1m, watchdog: true}
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        var chats = "http://127.0.0.1:" + chatPort();
        return Map.of(
                "alertroom.roster",
                ROSTER.replace("CHATS", chats),
                "alertroom.chat.webhook-secret",
                StandInChats.SECRET,
                "alertroom.chat.slack-token",
                StandInChats.SLACK_TOKEN,
                "alertroom.chat.slack-url",
                chats + "/slack");
    }

    /** Where chats listen, if a story has any. Class loaders differ; they all see the same system properties. */
    static int chatPort() {
        synchronized (System.getProperties()) {
            if (System.getProperty(CHAT_PORT) == null) {
                System.setProperty(CHAT_PORT, Integer.toString(freePort()));
            }
            return Integer.getInteger(CHAT_PORT);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PassingTime.class, ForgetfulJournal.class);
    }
}
