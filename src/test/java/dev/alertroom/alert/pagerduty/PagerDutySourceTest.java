package dev.alertroom.alert.pagerduty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagerDutySourceTest {

    /** As Quarkus sets it up. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final PagerDutySource pagerDuty = new PagerDutySource();

    @Test
    void theRoutingKeyIsTakenOutOfTheEventAndNotOutOfItsWords() {
        var event = payload("{\"routing_key\":\"db\",\"event_action\":\"trigger\",\"dedup_key\":\"db\","
                + "\"payload\":{\"summary\":\"db-1 is down\",\"source\":\"db-1\",\"severity\":\"critical\"}}");
        var bare = pagerDuty.withoutKey(event);

        assertEquals(Optional.of("db"), pagerDuty.routingKey(event));
        assertEquals(Optional.empty(), pagerDuty.routingKey(bare));
        assertEquals(
                Optional.of("db-1 is down"),
                pagerDuty.alerts(bare).get(0).description().what());
    }

    @Test
    void anEventThatIsNotUnderstoodIsSpokenWithoutItsKey() {
        var bare = pagerDuty.withoutKey(payload("{\"routing_key\":\"open-sesame:db\",\"note\":\"db-1 is down\"}"));

        assertFalse(bare.text().contains("open-sesame"));
        assertEquals("{\"note\":\"db-1 is down\"}", bare.text());
    }

    @Test
    void theFirstVersionHasItsKeysAndWordsUnderOtherNames() {
        var triggered = payload("{\"service_key\":\"db\",\"event_type\":\"trigger\",\"incident_key\":\"db-1/disk\","
                + "\"description\":\"disk of db-1 is full\",\"client\":\"Nagios\"}");
        var resolved = payload("{\"service_key\":\"db\",\"event_type\":\"resolve\",\"incident_key\":\"db-1/disk\"}");

        assertEquals(Optional.of("db"), pagerDuty.routingKey(triggered));
        assertEquals(Alert.State.FIRING, pagerDuty.alerts(triggered).get(0).state());
        assertEquals(Alert.State.CLEARED, pagerDuty.alerts(resolved).get(0).state());
        assertEquals(
                pagerDuty.alerts(triggered).get(0).key(),
                pagerDuty.alerts(resolved).get(0).key());
    }

    private static Payload payload(String json) {
        return new Payload(json.getBytes(StandardCharsets.UTF_8), json, JSON::readerFor);
    }
}
