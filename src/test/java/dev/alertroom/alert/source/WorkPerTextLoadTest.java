package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Hunts for the text that costs the rules of speech and of mails most: what is repeated is made of the pieces that they look
 * for, at random, and fills a mail or a field of a payload to its limit. CPU time of the thread, in both languages.
 */
class WorkPerTextLoadTest {

    private static final Logger LOG = Logger.getLogger(WorkPerTextLoadTest.class);

    private static final int MAIL = 1_000_000;
    private static final int SEEDS = 40;

    /** For quickly compiled code on a slow machine; a square of the length would take minutes. */
    private static final Duration MAX = Duration.ofSeconds(1);

    private static final List<String> PIECES = List.of(
            "İ",
            "a",
            "/",
            "//",
            "https://",
            ".",
            ":",
            "@",
            "<",
            ">",
            "<b>",
            "</p>",
            "<!--",
            "&amp;",
            "&#x41;",
            "&",
            "=?",
            "?=",
            "=?utf-8?B?",
            "=",
            "=20",
            "\n",
            "\n\n",
            "> ",
            "-- \n",
            "[",
            "]",
            "(",
            ")",
            "{{",
            "}}",
            "<no value>",
            "%",
            "9",
            "0.5",
            "10.0.0.1",
            "2026-11-24T03:00:00Z",
            "GB",
            "ms",
            " on ",
            "で",
            "、",
            "。",
            "障害",
            "復旧",
            "CRITICAL",
            "OK",
            "is ",
            "-",
            "_",
            "\u0000",
            "\uD83D\uDEA8",
            "\t",
            "\"",
            "'",
            "Subject: ",
            "PROBLEM ",
            "a=b ",
            "|",
            "*",
            "~");

    @Test
    void noTextCostsMoreThanItsLength() {
        var worst = new LinkedHashMap<String, Duration>();
        var faults = new ArrayList<String>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var unit = unit(new Random(seed));
            var long1 = unit.repeat(MAIL / unit.length());
            for (var shape : shapes().entrySet()) {
                var body = shape.getValue().apply(long1);
                var work = work(shape.getKey(), body);
                if (work.compareTo(MAX) > 0) {
                    faults.add(shape.getKey() + " of " + unit + ": " + work.toMillis() + " ms");
                }
                worst.merge(shape.getKey(), work, (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        LOG.infof("The most that a text of %d characters cost: %s", MAIL, worst);
        assertEquals(List.of(), faults);
    }

    private static String unit(Random random) {
        var unit = new StringBuilder();
        int pieces = 1 + random.nextInt(4);
        for (int piece = 0; piece < pieces; piece++) {
            unit.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return unit.toString();
    }

    private static Map<String, UnaryOperator<String>> shapes() {
        var shapes = new LinkedHashMap<String, UnaryOperator<String>>();
        shapes.put("email subject", text -> "subject=" + form(text));
        shapes.put("email text", text -> "subject=Disk&body-plain=" + form(text));
        shapes.put("email html", text -> "subject=Disk&body-html=" + form(text));
        shapes.put("json text", text -> "{\"message\":\"" + json(text) + "\"}");
        shapes.put(
                "alertmanager summary",
                text -> "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\"},"
                        + "\"annotations\":{\"summary\":\"" + json(text) + "\"}}]}");
        return shapes;
    }

    private static String form(String text) {
        return URLEncoder.encode(text.substring(0, MAIL / 9), StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text.substring(0, MAIL / 6)));
    }

    /** The least of three: whatever else the machine does is no work of this text. */
    private static Duration work(String shape, String body) {
        var payload = Fixtures.payload(
                body.getBytes(StandardCharsets.UTF_8),
                shape.startsWith("email") ? "application/x-www-form-urlencoded" : "application/json");
        var source = HeardPayload.SOURCES.get(shape.substring(0, shape.indexOf(" ")));
        var least = Duration.ofDays(1);
        for (int run = 0; run < 3 && least.compareTo(MAX.dividedBy(10)) > 0; run++) {
            var threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            hear(source, payload);
            var work = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
            least = work.compareTo(least) < 0 ? work : least;
        }
        return least;
    }

    private static void hear(Source source, Payload payload) {
        try {
            source.alerts(payload).forEach(alert -> {
                FixturesTest.said(alert, "ja-JP");
                FixturesTest.said(alert, "en-US");
            });
        } catch (NotUnderstoodException nothingInIt) {
            // That is an answer, too; what it cost counts all the same.
        }
    }
}
