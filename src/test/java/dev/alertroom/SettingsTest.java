package dev.alertroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every setting of docs/configuration.md is checked before the service starts. A new one needs a line here: values that are
 * refused, or the reason why none is.
 */
class SettingsTest {

    /** A wrong value of each. */
    private static final String WRONG = """
            TWILIO_ACCOUNT_SID                AC123
            TWILIO_AUTH_TOKEN                 two words
            TWILIO_API_KEY                    AC00000000000000000000000000000001
            TWILIO_API_SECRET                 geheim, nicht übertragbar
            TWILIO_FROM                       08012345678
            TWILIO_BASE_URL                   api.twilio.com
            ALERTROOM_TWILIO_EDGE             osaka
            ALERTROOM_FALLBACK_URL            handler.twilio.com/twiml/EH1
            ALERTROOM_PUBLIC_URL              alerts.example.com
            ALERTROOM_PUBLIC_URL              https://a.example,what
            ALERTROOM_PUBSUB_SERVICE_ACCOUNT  push
            ALERTROOM_PUBSUB_KEYS             ftp://example.com/certs
            ALERTROOM_MAILGUN_SIGNING_KEY     a key
            ALERTROOM_MAIL_SENDERS            Alice <alice@example.com>
            ALERTROOM_SNS_VERIFY              perhaps
            ALERTROOM_REGION                  Japan
            ALERTROOM_REGION                  XX
            ALERTROOM_TIME_ZONE               Tokyo
            ALERTROOM_TIME_ZONE               JST
            ALERTROOM_CALL_ALLOWED_PREFIXES   81
            ALERTROOM_CALL_ALLOWED_PREFIXES   +81,1
            ALERTROOM_CALL_HOURLY_BUDGET      many
            ALERTROOM_CALL_HOURLY_BUDGET      -1
            ALERTROOM_CALL_NEW_NUMBERS        1.5
            ALERTROOM_CALL_RING_SECONDS       twenty
            ALERTROOM_CALL_RING_SECONDS       4
            ALERTROOM_CALL_ATTEMPTS           0
            ALERTROOM_CALL_PAUSE_SECONDS      11
            ALERTROOM_AGAIN_AFTER             soon
            ALERTROOM_AGAIN_AFTER             10s
            ALERTROOM_GIVE_UP_AFTER           25h
            ALERTROOM_REMINDER                -1m
            ALERTROOM_CALL_BACK               maybe
            ALERTROOM_CALL_BACK_PIN           12345
            ALERTROOM_CALL_SCREENING          maybe
            ALERTROOM_ROOM                    a/b
            ALERTROOM_LANGUAGE                Japanese
            ALERTROOM_LANGUAGE                ja_JP
            ALERTROOM_VOICE                   Kazuha
            ALERTROOM_WAIT_URL                /hold.mp3
            ALERTROOM_MESSAGE_CHARACTERS      10
            ALERTROOM_JSON_MESSAGE            alert.title
            ALERTROOM_JSON_KEY                id
            ALERTROOM_JSON_STATE              /a~2
            ALERTROOM_JSON_SEVERITY           severity
            ALERTROOM_JSON_URL                url
            ALERTROOM_CHAT_ADDRESSES          slack:general
            ALERTROOM_CHAT_ADDRESSES          webhook:http://example.com/hook
            ALERTROOM_CHAT_WEBHOOK_SECRET     secret
            ALERTROOM_CHAT_SLACK_TOKEN        a token
            ALERTROOM_CHAT_SLACK_URL          slack.com
            ALERTROOM_CHAT_LINE_TOKEN         a token
            ALERTROOM_CHAT_LINE_URL           api.line.me
            ALERTROOM_JOURNAL                 mysql
            ALERTROOM_JOURNAL_RETENTION_DAYS  0
            GOOGLE_CLOUD_PROJECT              My Project
            FIRESTORE_EMULATOR_HOST           localhost
            GCE_METADATA_HOST                 http://metadata
            ALERTROOM_CLOCK                   cron
            ALERTROOM_CLOCK_QUEUE             alertroom
            ALERTROOM_CLOCK_SERVICE_ACCOUNT   alertroom
            CLOUD_TASKS_EMULATOR_HOST         localhost
            PORT                              http
            PORT                              65536
            ALERTROOM_LOG                     xml
            ALERTROOM_MAX_INSTANCES           0
            """;

    /** A right value of each that has more than one form, or whose default is told in words. */
    private static final String RIGHT = """
            TWILIO_ACCOUNT_SID                AC0123456789abcdefABCDEF0123456789
            TWILIO_AUTH_TOKEN                 8f14e45fceea167a5a36dedd4bea2543
            TWILIO_API_KEY                    SK0123456789abcdef0123456789abcdef
            TWILIO_FROM                       +815012345678
            TWILIO_BASE_URL                   http://[::1]:8080/twilio
            ALERTROOM_TWILIO_EDGE             tokyo-ix
            ALERTROOM_FALLBACK_URL            https://handler.twilio.com/twiml/EH0123?room=A%20B
            ALERTROOM_PUBLIC_URL              https://a.example, https://b.example/prefix/
            ALERTROOM_MAIL_SENDERS            alerts@example.com,example.org
            ALERTROOM_CALL_ALLOWED_PREFIXES   +81, +1
            ALERTROOM_CHAT_ADDRESSES          slack:C0123456789,webhook:https://example.com/hook?a=b
            ALERTROOM_CHAT_WEBHOOK_SECRET     whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
            ALERTROOM_TIME_ZONE               Europe/Berlin
            ALERTROOM_TIME_ZONE               UTC
            ALERTROOM_AGAIN_AFTER             PT90S
            ALERTROOM_REMINDER                0
            ALERTROOM_LANGUAGE                en-GB-WLS
            ALERTROOM_ROOM                    障害対応 1
            ALERTROOM_VOICE                   Polly.Kazuha-Neural
            ALERTROOM_VOICE                   Google.ja-JP-Chirp3-HD-Aoede
            ALERTROOM_JSON_MESSAGE            /a~1b/0/~0
            GOOGLE_CLOUD_PROJECT              example.com:my-project
            FIRESTORE_EMULATOR_HOST           [::1]:8080
            GCE_METADATA_HOST                 metadata.google.internal
            ALERTROOM_CLOCK_QUEUE             projects/p/locations/asia-northeast1/queues/q
            """;

    /** Those that are read as a whole at the start; {@code PackagedIT} shows that they are. */
    private static final Set<String> READ_AT_THE_START = Set.of(
            "ALERTROOM_TOKENS_FILE",
            "ALERTROOM_TOKEN",
            "ALERTROOM_ROSTER_FILE",
            "ALERTROOM_ROSTER",
            "ALERTROOM_JSON_MAPPINGS_FILE");

    /** Any text will do. */
    private static final Map<String, String> FREE = Map.of(
            "ALERTROOM_PUBSUB_AUDIENCE", "whatever the subscription was given",
            "ALERTROOM_CLOCK_AUDIENCE", "whatever the tasks are given",
            "K_SERVICE", "set by Cloud Run");

    static Stream<List<String>> wrong() {
        return Stream.of(
                        lines(WRONG),
                        Stream.of(
                                List.of("ALERTROOM_PREFIX", "緊急。".repeat(100)), List.of("ALERTROOM_JSON_CLEARED", "")))
                .flatMap(lines -> lines);
    }

    static Stream<List<String>> right() {
        return lines(RIGHT);
    }

    private static Stream<List<String>> lines(String table) {
        return table.lines().map(line -> List.of(line.split(" +", 2)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongValueIsNamedByItsVariableWithTheMend(List<String> setting) {
        var faults = Settings.faults(Map.of(setting.get(0), setting.get(1)));

        assertEquals(1, faults.size(), faults::toString);
        assertTrue(
                faults.get(0).matches(setting.get(0) + " .*(must be|choose|copy|make|unset|secret).*"),
                faults::toString);
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightValueIsTaken(List<String> setting) {
        assertEquals(List.of(), Settings.faults(Map.of(setting.get(0), setting.get(1))));
    }

    @Test
    void everyDefaultIsTaken() throws IOException {
        var defaults = Pattern.compile("^\\| `([A-Z0-9_]+)` \\|.*\\| `([^`]+)`[^|]*\\|$", Pattern.MULTILINE)
                .matcher(document())
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertTrue(defaults.size() > 20, defaults::toString);
        assertEquals(List.of(), Settings.faults(defaults));
    }

    @Test
    void everySettingIsChecked() throws IOException {
        var documented = Pattern.compile("^\\| `([A-Z0-9_]+)` \\|", Pattern.MULTILINE)
                .matcher(document())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var checked = wrong().map(setting -> setting.get(0)).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Settings.variables().collect(Collectors.toCollection(TreeSet::new)), checked);
        checked.addAll(READ_AT_THE_START);
        checked.addAll(FREE.keySet());
        assertEquals(documented, checked);
    }

    @Test
    void allFaultsAreToldAtOnceAndNoSecretIs() {
        var environment = new HashMap<String, String>();
        wrong().forEach(setting -> environment.put(setting.get(0), setting.get(1)));

        var faults = Settings.faults(environment);

        assertEquals(environment.size(), faults.size());
        var secrets = new ArrayList<>(List.of("two words", "geheim", "a key", "08012345678"));
        secrets.removeIf(secret -> faults.stream().noneMatch(fault -> fault.contains(secret)));
        assertEquals(List.of(), secrets);
    }

    @Test
    void whatIsEmptyIsAsIfItWereNotSetWhereThereIsNoDefault() {
        assertEquals(List.of(), Settings.faults(Map.of("TWILIO_FROM", "", "ALERTROOM_VOICE", " ")));
        assertEquals(
                List.of("ALERTROOM_ROOM is empty: unset it, or give it a value"),
                Settings.faults(Map.of("ALERTROOM_ROOM", " ")));
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/configuration.md"));
    }
}
