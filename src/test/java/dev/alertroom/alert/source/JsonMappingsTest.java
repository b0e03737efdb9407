package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.yaml.BadYamlException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings of JSON that have a name. */
class JsonMappingsTest {

    private static final String BATCH = """
            mappings:
              batch:
                say: "{/job/name} has {/result}"
                detail: ["{/log/last}", "{/log/first}"]
                place: "{/host}"
                key: "{/job/id}/{/host}"
                severity: {at: "{/grade}", words: {A: critical, B: warning}}
                state: {at: "{/result}", cleared: [finished], ignored: [started]}
            """;

    @Test
    void aTemplateIsFilledFromSeveralPlaces() {
        var alert = heard(
                "{\"job\":{\"name\":\"Billing\",\"id\":7},\"result\":\"failed\",\"host\":\"batch-1\",\"grade\":\"a\","
                        + "\"log\":{\"first\":\"no space left\"}}");

        assertEquals(Alert.State.FIRING, alert.state());
        assertEquals("7/batch-1", alert.key());
        assertEquals("Critical: Billing has failed, on batch-1. no space left", FixturesTest.said(alert, "en-US"));
    }

    @Test
    void theStateHasTheWordsThatItIsGiven() {
        assertEquals(
                Alert.State.CLEARED,
                heard("{\"job\":{\"name\":\"Billing\"},\"result\":\"Finished\"}")
                        .state());
        assertEquals(
                Alert.State.NO_ALERT,
                heard("{\"job\":{\"name\":\"Billing\"},\"result\":\"started\"}").state());
    }

    @Test
    void whatAMappingDoesNotFindIsGuessed() {
        var alert = heard("{\"title\":\"Disk is full\",\"hostname\":\"db-1\"}");

        assertEquals("Disk is full, on db-1", FixturesTest.said(alert, "en-US"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mappings: {a: {detail: x}}                         | 1 | say: is missing
            mappings: {a: {say: no pointer}}                   | 1 | a JSON Pointer in braces is expected here
            mappings: {a: {say: "{title}"}}                    | 1 | {title} is no JSON Pointer
            mappings: {A b: {say: "{/title}"}}                 | 1 | must be named by lower-case letters
            mappings: {a: {say: "{/t}", sey: x}}               | 1 | sey is unknown here
            mappings: {a: {say: "{/t}", severity: {words: {A: page}, at: "{/s}"}}} | 1 | page is no severity
            mappings: {a: {say: "{/t}", state: {cleared: [OK]}}} | 1 | at: is missing
            teams: {}                                          | 1 | teams is unknown here
            """)
    void aMistakeIsToldWithItsLine(String yaml, int line, String mistake) {
        var fault = assertThrows(BadYamlException.class, () -> new JsonMappingReader("mappings.yaml").read(yaml));

        assertTrue(fault.getMessage().contains("mappings.yaml"), fault.getMessage());
        assertTrue(fault.getMessage().contains("line " + line), fault.getMessage());
        assertTrue(fault.getMessage().contains(mistake), fault.getMessage());
    }

    @Test
    void everyPresetHasAFixture() {
        var presets = new TreeSet<>(new JsonMappings(Unset.SETTINGS).names());
        var heard = HeardPayload.all().stream()
                .map(HeardPayload::source)
                .filter(source -> source.startsWith("json/"))
                .map(source -> source.substring("json/".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(19, presets.size());
        assertEquals(presets, heard);
        assertTrue(presets.containsAll(Set.of("azure-monitor", "falco", "opsgenie-webhook")));
    }

    private static Alert heard(String json) {
        Map<String, JsonMapping> mappings = new JsonMappingReader("mappings.yaml").read(BATCH);
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return mappings.get("batch")
                .alerts(Fixtures.payload(bytes, "application/json"))
                .get(0);
    }
}
