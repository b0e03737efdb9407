package dev.alertroom;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with tokens and a roster, as in production. */
public class Guarded implements QuarkusTestProfile {

    public static final String TOKEN = "first-token";
    public static final String NEXT_TOKEN = "next-token";

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
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("alertroom.token", TOKEN + "," + NEXT_TOKEN, "alertroom.roster", ROSTER);
    }
}
