package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads that other tools were seen to receive, which were not written after any documentation. */
class RealPayloadsTest {

    private static final Map<String, Source> SOURCES = Stream.of(
                    new Alertmanager(),
                    new AwsSns(() -> true, null),
                    new CloudMonitoring(),
                    new Grafana(),
                    new NewRelic(),
                    new MappedJson(Unset.SETTINGS))
            .collect(Collectors.toMap(Source::name, source -> source));

    static List<String> payloads() {
        return Fixtures.of(
                SOURCES.keySet().stream().map(source -> "real/" + source).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void whatIsSaidCanBeSaidInTenSecondsAndLeavesNoHole(String payload) {
        for (Alert alert : alerts(payload)) {
            for (String language : List.of("en-US", "ja-JP")) {
                var said = FixturesTest.said(alert, language);
                assertTrue(said.codePoints().anyMatch(Character::isLetterOrDigit), said);
                assertTrue(said.length() <= 300, said);
                for (String hole : List.of("://", "[", "{", "()", "\"\"", ".,", "。。", "、、", " on.", " ,")) {
                    assertFalse(said.contains(hole), said);
                }
            }
        }
    }

    @Test
    void aRecoveryHasTheKeyOfItsProblem() {
        assertCleared("real/json/alerta.pingdom_down.json", "real/json/alerta.pingdom_up.json");
        assertCleared("real/grafana/alerta.grafana_alert_alerting.json", "real/grafana/alerta.grafana_alert_ok.json");
        assertCleared(
                "real/cloud-monitoring/alerta.stackdriver_open.json",
                "real/cloud-monitoring/alerta.stackdriver_closed.json");
    }

    @Test
    void aRecoveryIsKnownByTheUsualNamesOfAState() {
        for (String payload : List.of("real/json/keep.checkly.json", "real/json/keep.checkmk.json")) {
            assertEquals(Alert.State.CLEARED, alerts(payload).get(0).state(), payload);
        }
    }

    private static void assertCleared(String problem, String recovery) {
        assertEquals(Alert.State.FIRING, alerts(problem).get(0).state());
        assertEquals(Alert.State.CLEARED, alerts(recovery).get(0).state());
        assertEquals(alerts(problem).get(0).key(), alerts(recovery).get(0).key());
    }

    private static List<Alert> alerts(String payload) {
        return SOURCES.get(payload.split("/")[1]).alerts(Fixtures.payload(payload));
    }
}
