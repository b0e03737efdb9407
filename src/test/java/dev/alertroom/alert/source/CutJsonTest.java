package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is too long rings with what its beginning says. */
class CutJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status":"firing","alerts":[{"a":1},{"a":2},{"a":3 | {"status":"firing","alerts":[{"a":1},{"a":2}]}
            [{"a":[1,2]},{"a":[1,2                             | [{"a":[1,2]}]
            {"title":"web-1","text":"a long sto                | {"title":"web-1","text":"a long sto"}
            {"title":"web-1","text":"a long \\\\u00             | {"title":"web-1","text":"a long "}
            {"title":"web-1","n":{"x":1,"y                     | {"title":"web-1","n":{"x":1}}
            {"title":"a, b [c] {d}","x":12                     | {"title":"a, b [c] {d}"}
            {"a":1}                                            | {"a":1}
            no JSON                                            | no JSON
            """)
    void whatIsWholeOfTheBeginningIsAJsonAgain(String cut, String closed) {
        var written = cut.replace("\\\\", "\\");
        assertEquals(
                closed, new String(CutJson.closed(written.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    @Test
    void noCharacterIsCutInTwo() {
        var bytes = "{\"text\":\"障害です".getBytes(StandardCharsets.UTF_8);

        for (int end = 10; end <= bytes.length; end++) {
            var text = parsed(CutJson.closed(Arrays.copyOf(bytes, end)))
                    .path("text")
                    .asText();
            assertTrue("障害です".startsWith(text), text);
        }
    }

    @Test
    void everyBeginningOfEveryPayloadThatSaysSomethingIsReadAgain() {
        for (HeardPayload heard : HeardPayload.all()) {
            var bytes = heard.payload().bytes();
            if (bytes[0] != '{') {
                continue;
            }
            for (int end = bytes.length - 1; end > bytes.length / 2; end -= 7) {
                parsed(CutJson.closed(Arrays.copyOf(bytes, end)));
            }
        }
    }

    @Test
    void aGroupOfTenThousandAlertsRingsWithTheFirstAndCostsLittle() {
        var group = IntStream.range(0, 10_000)
                .mapToObj(number ->
                        "{\"status\":\"firing\",\"labels\":{\"alertname\":\"InstanceDown\",\"instance\":\"web-" + number
                                + ":9100\",\"severity\":\"critical\"},\"annotations\":{\"summary\":\"Instance web-"
                                + number
                                + ":9100 down\"},\"fingerprint\":\"" + number + "\"}")
                .collect(Collectors.joining(",", "{\"version\":\"4\",\"status\":\"firing\",\"alerts\":[", "]}"));
        var beginning = Arrays.copyOf(group.getBytes(StandardCharsets.UTF_8), Payload.MAX_BYTES);
        assertTrue(group.length() > Payload.MAX_BYTES);

        var times = IntStream.range(0, 10)
                .mapToLong(run -> cpuOf(() -> heard(beginning)))
                .sorted()
                .toArray();

        var alerts = heard(beginning);
        assertEquals("Critical: Instance web-0 down", FixturesTest.said(alerts.get(0), "en-US"));
        // Far more than it takes, on a slow machine; a square of the length would take minutes.
        assertTrue(times[5] < 1_000_000_000L, times[5] + " ns of CPU");
    }

    private static List<Alert> heard(byte[] beginning) {
        return new Alertmanager()
                .alerts(Payload.beginning(
                        beginning, StandardCharsets.UTF_8, Fixtures.JSON::readerFor, name -> Optional.empty()));
    }

    private static long cpuOf(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - before;
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return Fixtures.JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
