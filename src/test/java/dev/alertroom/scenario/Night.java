package dev.alertroom.scenario;

import dev.alertroom.journal.ForgetfulJournal;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service in which the stories take place. */
public class Night implements QuarkusTestProfile {

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
            heartbeats:
              nightly-backup: {team: batch, period: 1h, grace: 5m, message: バックアップが動いていません}
              report: {team: batch, period: 1h}
              prometheus: {team: batch, period: 5m, grace: 1m, watchdog: true}
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("alertroom.roster", ROSTER);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PassingTime.class, ForgetfulJournal.class);
    }
}
