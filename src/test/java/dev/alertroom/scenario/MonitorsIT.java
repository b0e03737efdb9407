package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shipped understands every monitor; a binary that had lost a record, a word list or a charset would not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorsIT {

    private static final Path PAYLOADS = Path.of("src/test/resources/payloads");
    private static final String HANAKO = "+819050000001";

    /** A subscription is confirmed at Amazon, which no test asks; the others are there not to be understood. */
    private static final Set<String> LEFT_OUT =
            Set.of("aws-sns/subscription-confirmation.json", "json/elsewhere.json", "pubsub/other.json");

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "form", "application/x-www-form-urlencoded",
            "multipart", "multipart/form-data; boundary=xYzZY");

    @RegisterExtension
    final Instances instances = new Instances();

    @BeforeAll
    void start() {
        instances.start(1, Map.of("ALERTROOM_SNS_VERIFY", "false", "ALERTROOM_JSON_MESSAGE", "/event/text"));
    }

    @AfterEach
    void nothingBurns() {
        instances.monitor(0).resolvesAll();
        instances.simulator().reset();
    }

    static List<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.walk(PAYLOADS, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TYPES.containsKey(extension(file)))
                    .map(PAYLOADS::relativize)
                    .filter(file -> !LEFT_OUT.contains(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void whatAMonitorSendsIsUnderstood(Path payload) throws IOException {
        var answer = sends(payload);

        assertTrue(Set.of(200, 202).contains(answer.status()), answer::toString);
        assertFalse(answer.body().containsKey("warnings"), answer::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "mackerel/alert-group.json, 決済サービス",
        "sentry/metric-alert.json, 緊急",
        "email/sendgrid-iso-2022-jp.multipart, 本番データベースに接続できません",
        "email/sendgrid-shift-jis.multipart, 決済㈱のAPIが応答しません",
        "email/sendgrid-encoded-words.multipart, 本番サーバー停止"
    })
    void itIsHeardOnThePhone(Path payload, String words) throws IOException {
        var hanako = new Person(instances.simulator().phone(HANAKO));

        sends(payload);

        hanako.answers().hears(words);
    }

    @Test
    void anAlertAsAFormMayBeInAnyCharsetOfTheWeb() {
        var hanako = new Person(instances.simulator().phone(HANAKO));

        // 障害 in EUC-JP.
        var answer = Monitor.send(instances
                .monitor(0)
                .request("/alert?tels=" + Monitor.encoded(HANAKO))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=EUC-JP")
                .POST(BodyPublishers.ofString("message=%BE%E3%B3%B2")));

        assertEquals(202, answer.status(), answer::toString);
        hanako.answers().hears("障害");
    }

    private Monitor.Answer sends(Path payload) throws IOException {
        return Monitor.send(instances
                .monitor(0)
                .request("/alert/" + payload.getParent() + "?tels=" + Monitor.encoded(HANAKO))
                .header("Content-Type", TYPES.get(extension(payload)))
                .POST(BodyPublishers.ofFile(PAYLOADS.resolve(payload))));
    }

    private static String extension(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
