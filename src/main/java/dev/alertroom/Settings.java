package dev.alertroom;

import dev.alertroom.roster.ChatAddress;
import dev.alertroom.speech.Languages;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each environment variable may hold. It is looked at before anything else is, because what comes later names the property
 * and not the variable, and tells no mend. Whether something required is missing, and what files and YAML hold, is told by those
 * who read it, at the start, too.
 */
final class Settings {

    private static final String ADDRESS = "https?://[\\w.:\\[\\]-]+(/[\\w./~-]*)?";
    private static final String E_MAIL = "[^@\\s,]+@[\\w-]+(\\.[\\w-]+)+";
    private static final String HOST = "[\\w.-]+|\\[[0-9a-fA-F:]+]";
    private static final String SECRET = "[\\x21-\\x7e]+";
    private static final Duration DAY = Duration.ofHours(24);
    private static final int LONGEST_SHOWN = 60;

    /**
     * Public ones, and those of Twilio Interconnect.
     *
     * @see <a href="https://www.twilio.com/docs/global-infrastructure/edge-locations">Edge locations</a>
     */
    private static final Set<String> EDGES = Set.of(
            "ashburn",
            "dublin",
            "frankfurt",
            "sao-paulo",
            "singapore",
            "sydney",
            "tokyo",
            "umatilla",
            "ashburn-ix",
            "frankfurt-ix",
            "london-ix",
            "san-jose-ix",
            "sao-paulo-ix",
            "singapore-ix",
            "sydney-ix",
            "tokyo-ix");

    /**
     * {@code man}, {@code woman}, or a voice of Amazon Polly or Google; Twilio refuses others with 13512.
     *
     * @see <a href="https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages">Available voices</a>
     */
    private static final String VOICE = "man|woman|alice|Polly\\.[A-Z][A-Za-z]+(-Neural|-Generative)?"
            + "|Google\\.[a-z]{2,3}-[A-Z]{2}-[A-Za-z0-9-]+";

    /** RFC 6901, section 3. */
    private static final String JSON_POINTER = "(/([^~/]|~[01])*)*";

    private static final List<Rule> RULES = List.of(
            text(
                    "TWILIO_ACCOUNT_SID",
                    "AC[0-9a-fA-F]{32}",
                    "must be AC and 32 hexadecimal digits: copy it from Twilio's console"),
            secret("TWILIO_AUTH_TOKEN", "copy it from Twilio's console"),
            text(
                    "TWILIO_API_KEY",
                    "SK[0-9a-fA-F]{32}",
                    "must be SK and 32 hexadecimal digits: copy it from Twilio's console"),
            secret("TWILIO_API_SECRET", "make a new key at Twilio's console"),
            text("TWILIO_FROM", "\\+[1-9][0-9]{6,14}", "must be in E.164, such as +815012345678"),
            text("TWILIO_BASE_URL", ADDRESS, "must be an address such as https://api.twilio.com"),
            word("ALERTROOM_TWILIO_EDGE", EDGES),
            new Rule(
                    "ALERTROOM_FALLBACK_URL",
                    Settings::isUrl,
                    "must be an address such as https://handler.twilio.com/twiml/EH…"),
            list("ALERTROOM_PUBLIC_URL", ADDRESS, "must be an address such as https://alerts.example.com"),
            text(
                    "ALERTROOM_PUBSUB_SERVICE_ACCOUNT",
                    E_MAIL,
                    "must be an e-mail address, such as push@my-project.iam.gserviceaccount.com"),
            new Rule("ALERTROOM_PUBSUB_KEYS", Settings::isUrl, "must be an address; unset it for Google's own")
                    .required(),
            secret("ALERTROOM_MAILGUN_SIGNING_KEY", "copy it from Mailgun's page on webhooks"),
            list(
                    "ALERTROOM_MAIL_SENDERS",
                    "([^@\\s,]+@)?[\\w-]+(\\.[\\w-]+)+",
                    "must be addresses or domains, such as alerts@example.com,example.org"),
            word("ALERTROOM_SNS_VERIFY", Set.of("true", "false")).required(),
            new Rule("ALERTROOM_REGION", Settings::isRegion, "must be a region of ISO 3166-1, such as JP or US")
                    .required(),
            new Rule(
                    "ALERTROOM_TIME_ZONE",
                    Settings::isTimeZone,
                    "must be a time zone of the IANA database, such as Asia/Tokyo"),
            list("ALERTROOM_CALL_ALLOWED_PREFIXES", "\\+[1-9][0-9]{0,14}", "must be prefixes with a +, such as +81,+1"),
            number("ALERTROOM_CALL_HOURLY_BUDGET", 0, 1_000_000),
            number("ALERTROOM_CALL_NEW_NUMBERS", 0, 1_000_000),
            number("ALERTROOM_CALL_RING_SECONDS", 5, 600),
            number("ALERTROOM_CALL_ATTEMPTS", 1, 10),
            number("ALERTROOM_CALL_PAUSE_SECONDS", 0, 10),
            duration("ALERTROOM_AGAIN_AFTER", Duration.ofMinutes(1)),
            duration("ALERTROOM_GIVE_UP_AFTER", Duration.ofMinutes(1)),
            duration("ALERTROOM_REMINDER", Duration.ZERO),
            word("ALERTROOM_CALL_BACK", Set.of("key", "ring", "pin")).required(),
            text("ALERTROOM_CALL_BACK_PIN", "[0-9]{6,10}", "must be 6 to 10 digits"),
            word("ALERTROOM_CALL_SCREENING", Set.of("keypress", "none")).required(),
            // Twilio takes 128 characters (13237), and the names of teams follow it.
            text("ALERTROOM_ROOM", "[^\\p{Cntrl}/]{1,80}", "must be a name of at most 80 characters without a slash")
                    .required(),
            new Rule(
                            "ALERTROOM_LANGUAGE",
                            Settings::isLanguage,
                            "must be a language that Twilio speaks, such as ja-JP or en-US")
                    .required(),
            text("ALERTROOM_VOICE", VOICE, "must be one of Twilio's voices, such as Polly.Kazuha-Neural"),
            text("ALERTROOM_PREFIX", ".{1,200}", "must be one line of at most 200 characters"),
            new Rule("ALERTROOM_WAIT_URL", Settings::isUrl, "must be an address such as https://example.com/hold.mp3"),
            number("ALERTROOM_MESSAGE_CHARACTERS", 20, 400),
            text("ALERTROOM_JSON_MESSAGE", JSON_POINTER, "must be a JSON Pointer, such as /alert/title"),
            text("ALERTROOM_JSON_KEY", JSON_POINTER, "must be a JSON Pointer, such as /alert/id"),
            text("ALERTROOM_JSON_STATE", JSON_POINTER, "must be a JSON Pointer, such as /alert/state"),
            text("ALERTROOM_JSON_SEVERITY", JSON_POINTER, "must be a JSON Pointer, such as /alert/severity"),
            text("ALERTROOM_JSON_URL", JSON_POINTER, "must be a JSON Pointer, such as /alert/url"),
            text("ALERTROOM_JSON_CLEARED", ".*", "must be one line").required(),
            new Rule(
                    "ALERTROOM_CHAT_ADDRESSES",
                    Settings::areChats,
                    "must be addresses of chats: " + ChatAddress.EXPECTED),
            list(
                    "ALERTROOM_CHAT_WEBHOOK_SECRET",
                    "whsec_[A-Za-z0-9+/]{32,88}={0,2}",
                    "must be whsec_ and 24 to 64 bytes in base64: make one with echo whsec_$(openssl rand -base64 32)"),
            secret(
                    "ALERTROOM_CHAT_SLACK_TOKEN",
                    "copy the Bot User OAuth Token, xoxb-…, from your app's page at Slack"),
            text("ALERTROOM_CHAT_SLACK_URL", ADDRESS, "must be an address; unset it for Slack's own")
                    .required(),
            secret("ALERTROOM_CHAT_LINE_TOKEN", "issue a channel access token at LINE's console"),
            text("ALERTROOM_CHAT_LINE_URL", ADDRESS, "must be an address; unset it for LINE's own")
                    .required(),
            word("ALERTROOM_JOURNAL", Set.of("memory", "firestore")).required(),
            number("ALERTROOM_JOURNAL_RETENTION_DAYS", 1, 3_650),
            text("GOOGLE_CLOUD_PROJECT", "[a-z0-9][a-z0-9.:-]*", "must be the id of a project, such as my-project"),
            text(
                    "FIRESTORE_EMULATOR_HOST",
                    "(" + HOST + "):\\d{1,5}",
                    "must be a host and a port, such as localhost:8080"),
            text("GCE_METADATA_HOST", "(" + HOST + ")(:\\d{1,5})?", "must be a host; unset it for Google's own")
                    .required(),
            word("ALERTROOM_CLOCK", Set.of("process", "cloud-tasks", "none")).required(),
            text(
                    "ALERTROOM_CLOCK_QUEUE",
                    "projects/[A-Za-z0-9.:-]+/locations/[a-z0-9-]+/queues/[A-Za-z0-9-]{1,100}",
                    "must be the name of a queue, such as projects/P/locations/L/queues/Q"),
            text(
                    "ALERTROOM_CLOCK_SERVICE_ACCOUNT",
                    E_MAIL,
                    "must be an e-mail address, such as alertroom@my-project.iam.gserviceaccount.com"),
            text(
                    "CLOUD_TASKS_EMULATOR_HOST",
                    "(" + HOST + "):\\d{1,5}",
                    "must be a host and a port, such as localhost:8123"),
            number("PORT", 1, 65_535),
            word("ALERTROOM_LOG", Set.of("json", "text")).required(),
            number("ALERTROOM_MAX_INSTANCES", 1, 1_000).optional());

    private Settings() {}

    /**
     * What one variable may hold.
     *
     * @param mend what to do, after the name of the variable
     * @param shown whether what it holds is told: of no secret, number or address
     * @param blank whether it may be set and hold nothing, which is as if it were not set
     */
    private record Rule(String variable, Predicate<String> allowed, String mend, boolean shown, boolean blank) {

        Rule(String variable, Predicate<String> allowed, String mend) {
            this(variable, allowed, mend, false, true);
        }

        Rule required() {
            return new Rule(variable, allowed, mend, shown, false);
        }

        Rule optional() {
            return new Rule(variable, allowed, mend, shown, true);
        }

        /** The fault of a value; empty if it has none. */
        Optional<String> fault(String value) {
            if (value.isBlank()) {
                return blank ? Optional.empty() : Optional.of(variable + " is empty: unset it, or give it a value");
            }
            if (allowed.test(value.strip())) {
                return Optional.empty();
            }
            return Optional.of(variable + (shown ? " is " + shown(value) + ": " : " ") + mend);
        }

        private static String shown(String value) {
            var line = value.strip().replaceAll("\\p{Cntrl}", " ");
            return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
        }
    }

    private static Rule text(String variable, String pattern, String mend) {
        return new Rule(variable, value -> Pattern.matches(pattern, value), mend);
    }

    private static Rule secret(String variable, String mend) {
        return text(variable, SECRET, "holds blanks or characters that no secret has: " + mend);
    }

    /** Values that are separated by commas. */
    private static Rule list(String variable, String pattern, String mend) {
        return new Rule(
                variable,
                values -> Arrays.stream(values.split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .allMatch(value -> Pattern.matches(pattern, value)),
                mend);
    }

    private static Rule word(String variable, Set<String> words) {
        return new Rule(
                variable,
                value -> words.contains(value.toLowerCase(Locale.ROOT)),
                "choose " + String.join(", ", words.stream().sorted().toList()),
                true,
                true);
    }

    private static Rule number(String variable, int least, int most) {
        return new Rule(
                variable, value -> isWithin(value, least, most), "choose " + least + " to " + most, true, false);
    }

    private static boolean isWithin(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static Rule duration(String variable, Duration least) {
        return new Rule(
                variable,
                value -> isWithin(value, least),
                "choose " + least.toMinutes() + "m to " + DAY.toHours() + "h, such as 30m",
                true,
                false);
    }

    private static boolean isWithin(String value, Duration least) {
        try {
            var duration = DurationConverter.parseDuration(value);
            return duration.compareTo(least) >= 0 && duration.compareTo(DAY) <= 0;
        } catch (IllegalArgumentException notADuration) {
            return false;
        }
    }

    private static boolean isUrl(String value) {
        try {
            var url = new URI(value);
            return url.getHost() != null && Set.of("http", "https").contains(url.getScheme());
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }

    private static boolean areChats(String values) {
        return Arrays.stream(values.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .allMatch(value -> ChatAddress.parse(value).isPresent());
    }

    private static boolean isRegion(String value) {
        return Arrays.asList(Locale.getISOCountries()).contains(value);
    }

    private static boolean isTimeZone(String value) {
        return ZoneId.getAvailableZoneIds().contains(value);
    }

    private static boolean isLanguage(String value) {
        return Languages.spoken(value).filter(value::equals).isPresent();
    }

    /** The variables that have a rule. */
    static Stream<String> variables() {
        return RULES.stream().map(Rule::variable);
    }

    /** What is wrong with an environment: a line for each variable that names it and says what to do. */
    static List<String> faults(Map<String, String> environment) {
        return RULES.stream()
                .filter(rule -> environment.containsKey(rule.variable()))
                .flatMap(rule -> rule.fault(environment.get(rule.variable())).stream())
                .toList();
    }
}
