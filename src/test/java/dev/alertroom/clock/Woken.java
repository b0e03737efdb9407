package dev.alertroom.clock;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service that Cloud Tasks wakes, with a clock and a journal of the tests. */
public class Woken implements QuarkusTestProfile {

    static final String ADDRESS = "https://alerts.example.com";
    static final String ACCOUNT = "alertroom@p.iam.gserviceaccount.com";
    static final String AUDIENCE = "alertroom-wake";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "alertroom.public-url", ADDRESS,
                "alertroom.clock", "cloud-tasks",
                "alertroom.clock.queue", "projects/p/locations/asia-northeast1/queues/wake-ups",
                "alertroom.clock.service-account", ACCOUNT,
                "alertroom.clock.audience", AUDIENCE);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SetAlarms.class, EmptyJournal.class);
    }
}
