package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonPointer;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said for the payloads of the vendors' documentation. */
@QuarkusTest
class SpokenTest {

    private static final String DATABASE = "arn:aws:cloudwatch:us-east-2:000000000000:alarm:Example alarm name";

    @Inject
    @All
    List<Source> sources;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            pubsub/open.json                        | FIRING  | 0.opqiw61fsv7p | 緊急、gke-cluster-1で、Monitor-Project-Cluster: VMインスタンス - CPU使用率 | Critical: Monitor-Project-Cluster: VM Instance - CPU utilization MAX, on gke-cluster-1
            pubsub/unwrapped.json                   | FIRING  | 0.opqiw61fsv7p | 緊急、gke-cluster-1で、Monitor-Project-Cluster: VMインスタンス - CPU使用率 | Critical: Monitor-Project-Cluster: VM Instance - CPU utilization MAX, on gke-cluster-1
            pubsub/closed.json                      | CLEARED | 0.opqiw61fsv7p | 緊急、gke-cluster-1で、Monitor-Project-Cluster: VMインスタンス - CPU使用率 | Critical: Monitor-Project-Cluster: VM Instance - CPU utilization MAX, on gke-cluster-1
            aws-sns/alarm.json                      | FIRING  | DATABASE       | production-dbで、Example alarm name。データベースの接続数が多すぎます | Example alarm name, on production-db. データベースの接続数が多すぎます
            aws-sns/alarm-of-an-instance.json       | FIRING  | DATABASE       | US East (Ohio)で、Example alarm name。データベースの接続数 | Example alarm name, on US East (Ohio). Database Connections
            aws-sns/ok.json                         | CLEARED | DATABASE       | US East (Ohio)で、Example alarm name。データベースの接続数 | Example alarm name, on US East (Ohio). Database Connections
            aws-sns/composite.json                  | FIRING  | arn:aws:cloudwatch:us-east-2:000000000000:alarm:checkout-is-down | US East (Ohio)で、checkout-is-down。Two of its alarms are on | checkout-is-down, on US East (Ohio). Two of its alarms are on
            pagerduty/trigger.json                  | FIRING  | prod-datapipe03/disk | 緊急、DISK at 99% on machine prod-datapipe03.example.com | Critical: DISK at 99% on machine prod-datapipe03.example.com
            pagerduty/trigger-without-key.json      | FIRING  | -              | 警告、prod-datapipe03.example.comで、ディスクの使用率が99パーセントです | Warning: ディスクの使用率が99%です, on prod-datapipe03.example.com
            pagerduty/documentation.json            | FIRING  | samplekeyhere  | 情報、cluster/api-stats-prod-003で、Example alert on host1.example.com | Information: Example alert on host1.example.com, on cluster/api-stats-prod-003
            pagerduty/resolve.json                  | CLEARED | prod-datapipe03/disk | prod-datapipe03/disk | prod-datapipe03/disk
            email/sendgrid-iso-2022-jp.multipart    | FIRING  | 本番データベースに接続できません | 本番データベースに接続できません。接続エラーが5分続いています | 本番データベースに接続できません. 接続エラーが5分続いています
            email/sendgrid-shift-jis.multipart      | FIRING  | 決済㈱のapiが応答しません | 決済㈱のAPIが応答しません | 決済㈱のAPIが応答しません
            email/sendgrid-euc-jp.multipart         | CLEARED | 決済のapi         | 決済のAPI。復旧しました | 決済のAPI. 復旧しました
            email/sendgrid-html-only.multipart      | FIRING  | web-1          | web-1がダウン | web-1 is down. No answer from web-1 & web-2 since 5 minutes
            email/sendgrid-encoded-words.multipart  | FIRING  | 本番サーバー停止       | 本番サーバー停止 | 本番サーバー停止
            email/mailgun.form                      | FIRING  | -              | web-1/HTTPが緊急状態 | web-1/HTTP is Critical. HTTP Critical - Socket timeout after 10 seconds
            email/mailgun-recovered.form            | CLEARED | web-1 の応答時間    | web-1 の応答時間。応答時間が正常に戻りました | web-1 の応答時間. 応答時間が正常に戻りました
            """)
    void whatAMonitorSendsIsSaidInTheTeamsLanguage(
            String fixture, Alert.State state, String key, String japanese, String english) {
        var alert = only(fixture);

        assertEquals(state, alert.state());
        assertEquals(japanese, FixturesTest.said(alert, "ja-JP"));
        assertEquals(english, FixturesTest.said(alert, "en-US"));
        if (key != null) {
            assertEquals(key.equals("DATABASE") ? DATABASE : key, alert.key());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pubsub/empty.json",
        "aws-sns/insufficient-data.json",
        "aws-sns/subscription-confirmation.json",
        "pagerduty/acknowledge.json"
    })
    void whatIsNeitherOnFireNorOverIsSilent(String fixture) {
        assertEquals(List.of(), source(fixture).alerts(Fixtures.payload(fixture)));
    }

    @Test
    void theWebhookAndPubSubTellOfTheSameIncidentByTheSameKey() {
        var webhook = named("cloud-monitoring").alerts(Fixtures.payload("pubsub/unwrapped.json"));

        assertEquals(webhook, named("pubsub").alerts(Fixtures.payload("pubsub/open.json")));
    }

    @Test
    void aTextThatIsNoAlarmIsSpokenWithItsSubject() {
        assertEquals("My First Message. Hello world", FixturesTest.said(only("aws-sns/text.json"), "en-US"));
        assertEquals("My First Message。Hello world", FixturesTest.said(only("aws-sns/text.json"), "ja-JP"));
    }

    @Test
    void anyJsonRingsOnceItsPointersAreSet() {
        var firing = mapped().alerts(Fixtures.payload("json/deployment.json")).get(0);
        var cleared = mapped().alerts(Fixtures.payload("json/deployment-resolved.json"))
                .get(0);

        assertEquals(Alert.State.FIRING, firing.state());
        assertEquals("緊急、決済サービスのデプロイが失敗しました", FixturesTest.said(firing, "ja-JP"));
        assertEquals("Critical: 決済サービスのデプロイが失敗しました", FixturesTest.said(firing, "en-US"));
        assertEquals(Alert.State.CLEARED, cleared.state());
        assertEquals("deploy-42", firing.key());
        assertEquals("deploy-42", cleared.key());
    }

    @Test
    void aPointerThatMissesIsShownWithWhatWasFound() {
        var complaint = assertThrows(
                NotUnderstoodException.class, () -> mapped().alerts(Fixtures.payload("json/elsewhere.json")));

        assertEquals(
                "The message is not where ALERTROOM_JSON_MESSAGE says. ALERTROOM_JSON_MESSAGE = /event/text: nothing;"
                        + " ALERTROOM_JSON_KEY = /event/id: nothing; ALERTROOM_JSON_STATE = /event/status: \"failed\";"
                        + " ALERTROOM_JSON_SEVERITY = /event/level: nothing; ALERTROOM_JSON_URL is not set.",
                complaint.getMessage());
    }

    static MappedJson mapped() {
        return new MappedJson(new JsonSettings() {
            @Override
            public Optional<Path> mappingsFile() {
                return Optional.empty();
            }

            @Override
            public Optional<JsonPointer> message() {
                return Optional.of(JsonPointer.compile("/event/text"));
            }

            @Override
            public Optional<JsonPointer> key() {
                return Optional.of(JsonPointer.compile("/event/id"));
            }

            @Override
            public Optional<JsonPointer> state() {
                return Optional.of(JsonPointer.compile("/event/status"));
            }

            @Override
            public Optional<JsonPointer> severity() {
                return Optional.of(JsonPointer.compile("/event/level"));
            }

            @Override
            public Optional<JsonPointer> url() {
                return Optional.empty();
            }

            @Override
            public List<String> cleared() {
                return List.of("resolved", "ok");
            }
        });
    }

    private Alert only(String fixture) {
        var alerts = source(fixture).alerts(Fixtures.payload(fixture));
        assertEquals(1, alerts.size());
        return alerts.get(0);
    }

    private Source source(String fixture) {
        return named(fixture.substring(0, fixture.indexOf('/')));
    }

    private Source named(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
