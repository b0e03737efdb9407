package dev.alertroom;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with tokens, a roster and monitors that prove who they are in ways of their own, as in production. */
public class Guarded implements QuarkusTestProfile {

    /** For monitors: because there are named tokens, it may do nothing else. */
    public static final String TOKEN = "first-token";

    public static final String NEXT_TOKEN = "next-token";

    /** May do everything. */
    public static final String ADMIN = "admin-admin-admin-admin";

    /** The number of the team {@code shop}. */
    public static final String AOKI = "+819011110001";

    public static final String MAILGUN_KEY = "key-of-the-test";

    static final String ROSTER = """
            teams:
              default:
                tiers:
                  - - {name: Ito, numbers: [090-3333-0001]}
              backend:
                room: Backend
                tiers:
                  - - {name: Sato, numbers: [090-3333-0002, 090-3333-0003]}
                    - {name: Suzuki, numbers: ["+819033330004"]}
                  - - {name: 田中, numbers: [090-3333-0005]}
              web:
                language: en-US
                attempts: 1
                tiers:
                  - - {name: Smith, numbers: [090-3333-0006]}
              shop:
                tiers:
                  - - {name: Aoki, numbers: ["+819011110001"]}
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "alertroom.token", TOKEN + "," + NEXT_TOKEN,
                "alertroom.tokens-file", "src/test/resources/tokens.yaml",
                "alertroom.roster", ROSTER,
                "alertroom.pubsub.audience", "https://us",
                "alertroom.pubsub.service-account", "push@p.iam.gserviceaccount.com",
                "alertroom.mailgun.signing-key", MAILGUN_KEY,
                "alertroom.mail.senders", "monitor.example",
                "alertroom.json.message", "/event/text",
                "alertroom.call.attempts", "1");
    }
}
