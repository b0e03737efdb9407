package dev.alertroom.speech;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what a monitor wrote for a screen fit for a phone: addresses, ids, markup and pictures are left out, names of
 * variables become words, long fractions are rounded, and common words are said in the language of the listener.
 */
public final class Speakable {

    static final int MAX_CHARACTERS = 2_000;

    /** What one rule leaves may be for another; in practice two passes do. */
    private static final int PASSES = 4;

    /** Stands where something was left out, so that a word that led to it, as in "on" or "see", goes too. */
    private static final String GONE = "\uE000";

    private static final String NOT_AFTER_WORD = "(?<![A-Za-z0-9_])";
    private static final String NOT_BEFORE_WORD = "(?![A-Za-z0-9_])";
    private static final String HTML_TAGS = "a|b|blockquote|body|br|code|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p"
            + "|pre|s|small|span|strong|style|table|tbody|td|th|thead|tr|u|ul";
    private static final String STATES =
            "firing|resolved|ok|okay|alerting|alert|alarm|triggered|re-triggered|recovered|recovery"
                    + "|problem|no data|no_data|warn|open|opened|closed|new|active|pending|down|up|cleared|normal|updated|test alert";

    // Each rule takes time in proportion to the text: what repeats is bounded, possessive, or begins only where it
    // can't have
    // begun before.

    private static final List<Rule> MARKUP = List.of(
            // What Go's templates leave where a value is missing, or of another type.
            rule("(?i)<(?:no value|nil|none|null|unknown|undefined)>", GONE),
            rule("%!?[a-zA-Z]?\\((?:string|int|int64|float64|bool)=([^()]*+)\\)", "$1"),
            rule("%!?[a-zA-Z]?\\((?:MISSING|BADPREC|NOVERB|EXTRA[^()]*+)\\)", GONE),
            rule(
                    "\\{\\{[^{}]{0,100}\\}\\}|\\$\\{[^{}]{0,100}\\}|\\$[A-Z_]{3,40}\\$?|\\{[A-Z_]{2,30}(?:\\.[A-Z0-9_]{1,30}){0,4}\\}",
                    GONE),
            rule("\\[[a-z]{2,20}(?:\\.[A-Za-z]{2,30}){1,4}\\](?= )", GONE),
            // https://docs.slack.dev/messaging/formatting-message-text
            rule("<(?:(?:https?|mailto|tel):|[@#!])[^<>|\\s]*+\\|([^<>]*+)>", "$1"),
            rule("<((?:https?):[^<>\\s]*+)>", "$1"),
            rule("<(?:(?:mailto|tel):|[@#!])[^<>\\s]*+>", GONE),
            rule(
                    "(?i)!?\\[(?:view |open |see |go to )?(?:dashboard|runbook|details?|more|link|graph|silence|open|view|here|panel|snapshot"
                            + "|詳細|確認|リンク)]\\((?:https?:|[/#])[^()\\s]*+\\)(?=\\s*+(?:$|[|·\\[]))",
                    " "),
            rule("!?\\[([^\\[\\]]*+)]\\((?:https?:|mailto:|[/#])[^()\\s]*+\\)", "$1"),
            rule("(?i)</?(?:" + HTML_TAGS + ")(?:\\s[^<>]*+)?/?>", " "),
            rule("&(?:amp|#38);", "&"),
            rule("&(?:lt|#60);", "<"),
            rule("&(?:gt|#62);", ">"),
            rule("&(?:quot|apos|nbsp|#34|#39|#160);", " "));

    private static final List<Rule> STATE_TAGS = List.of(rule(
            "(?i)\\[ ?(?:" + STATES + ")(?: ?[: ] ?\\d{1,6})?(?:, ?(?:" + STATES + "):? ?\\d{1,6})?"
                    + "(?: on \\{[^\\[\\]{}]{0,200}\\})? ?\\]|\\[(?:P[0-5]|S\\d|#?\\d{1,12})\\]",
            " "));

    private static final List<Rule> ADDRESSES = List.of(
            new Rule(
                    Pattern.compile(
                            "(?i)(?<![a-z0-9])(?:(?:runbook|run book|details?|more|link|view|dashboard|graph|silence"
                                    + "|click|open|visit|see|snapshot|詳細|確認|リンク)[ a-z_]{0,24}[:：]? ?)?"
                                    + "((?<![a-z])[a-z][a-z0-9+.-]{1,19}://|(?<![a-z0-9.])www\\.)"
                                    + "([!-~&&[^<>\"|{}\\\\^`]]*+)"),
                    Speakable::host),
            rule("(?i)(?:(?<![a-z])[a-z][a-z0-9+.-]{1,19})?://", GONE),
            // <root@web-1> is the machine, aoki@example.com is aoki, and @ops calls somebody in a chat.
            rule("<[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9-]{1,63})>", "$1"),
            rule(
                    "<?(?<![A-Za-z0-9._+@-])([A-Za-z0-9._+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6}+>?",
                    "$1"),
            rule("(?<![A-Za-z0-9._+@-])@[a-z][A-Za-z0-9_-]{1,60}", GONE),
            new Rule(
                    Pattern.compile("(?<![A-Za-z0-9])arn:aws[a-z-]{0,10}:([!-~]*[A-Za-z0-9/*])"),
                    found -> nameInArn(found.group(1))),
            rule(
                    "(?<![A-Za-z0-9_/])/{0,2}(?:[a-z0-9-]{1,40}\\.googleapis\\.com/)?"
                            + "(?:projects|organizations|folders|subscriptions|billingAccounts)/[!-~&&[^<>\"'(){},;]]++",
                    GONE),
            new Rule(
                    Pattern.compile("(?<![A-Za-z0-9.-])[a-z0-9-]{1,40}\\.googleapis\\.com/([A-Za-z0-9_/]++)"),
                    found -> found.group(1).replace('/', ' ')),
            rule("\\[([A-Za-z0-9.-]{1,80})]:\\d{2,5}(?!\\d)", "$1"),
            // The port of a host.
            rule(
                    "(?<![A-Za-z0-9.:-])((?:\\d{1,3}\\.){3}\\d{1,3}|localhost|[A-Za-z][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63}){1,8}+"
                            + "|[a-z][a-z0-9-]{0,62}):\\d{2,5}(?![A-Za-z0-9:.])",
                    "$1"));

    private static final List<Rule> IDS = List.of(
            rule(NOT_AFTER_WORD + "(?i:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})" + NOT_BEFORE_WORD, GONE),
            // The names that Kubernetes gives to the pods of a Deployment, and its node pools to their nodes.
            rule("(?<=[a-z0-9])-[a-f0-9]{8,10}-[a-z0-9]{4,5}(?![A-Za-z0-9-])", ""),
            new Rule(
                    Pattern.compile(
                            "(?<![A-Za-z0-9_.:])(?<![A-Za-z0-9]-)\\d{1,15}\\.\\d{3,40}+(?:[eE][+-]?\\d{1,2})?(?!\\.?\\d)"),
                    found -> rounded(found.group())),
            rule(
                    "(?<![A-Za-z0-9_.])\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[0-9.]{0,12}(?: ?(?:Z|UTC|GMT|JST|[+-]\\d\\d:?\\d\\d))*+",
                    GONE),
            // A date with a time of day: when it was told is known. A date alone may be what it is about.
            rule(
                    "(?<![A-Za-z0-9_.:/-])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}"
                            + "|\\d{4} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{1,2}"
                            + "|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|(?:\\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?"
                            + "(?: \\d{1,2})?,?(?: \\d{4})?),? (?:at )?\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?[AaPp][Mm])?"
                            + "(?: ?\\(?(?:UTC|GMT|JST|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d)\\)?)?(?: \\d{4})?(?![A-Za-z0-9:])",
                    GONE),
            rule(
                    "(?<![A-Za-z0-9_.:-])\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?+(?: ?\\(?(?:UTC|GMT|JST|[+-]\\d\\d:?\\d\\d)\\)?)?+(?![A-Za-z0-9-]|:\\d)",
                    GONE),
            rule(
                    "(?<![A-Za-z0-9_.:-])\\d\\d:\\d\\d(?: ?\\(?(?:UTC|GMT|JST)\\)?)? \\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?![A-Za-z0-9:])",
                    GONE),
            rule("(?<![A-Za-z0-9_.])(?:(?<!-)[a-z]{1,4}-)?\\d{9,}+(?:\\.\\d++)?" + NOT_BEFORE_WORD, GONE),
            rule("\\((?=[0-9a-f]{0,6}\\d)(?=[0-9a-f]{0,6}[a-f])[0-9a-f]{7}\\)", GONE),
            rule(
                    NOT_AFTER_WORD
                            + "(?:[A-Za-z]-|[a-z]{2,8}-(?=[0-9a-f]{8,17}" + NOT_BEFORE_WORD
                            + "))?(?:0[xX])?(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{8,}+"
                            + NOT_BEFORE_WORD,
                    GONE),
            rule(
                    NOT_AFTER_WORD + "(?=[A-Za-z0-9]{16})(?:[A-Za-z]*+\\d++[A-Za-z]++){2,}+\\d*+" + NOT_BEFORE_WORD,
                    GONE));

    private static final List<Rule> SIGNS = List.of(
            rule("(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{0,30}:(?![A-Za-z0-9:])", " "),
            rule("\\\\[nrt]", " "),
            rule("(?<= (?:is|for|on|at|in|of|by|with|from)): (?=[A-Za-z0-9])", " "),
            rule("(?<=[A-Za-z0-9])\\(\\)", ""),
            rule("\\([^\\p{L}\\p{N}()]{0,6}\\)", " "),
            rule("(?<=[A-Za-z0-9])\\._++(?![A-Za-z0-9])", ""),
            rule(" ?(?:[-=]>|[\u2192\u21d2]) ?", " to "),
            rule("(?<=[,{ ])[a-z_.-]{1,30}:(?=[^{}\\s,:]{1,80}[,}])", " "),
            rule("[`\\\\\\[\\]{}\"|【】]", " "),
            rule("\\*{2,}+|~~|(?<![0-9 ])\\*|\\*(?![0-9 ])", ""),
            rule("(?<=^| )#{1,6} ", " "),
            rule("<([A-Za-z][A-Za-z ]{0,40})>", "$1"),
            rule("(?<=[A-Za-z0-9])=(?=[A-Za-z0-9])", " "));

    private static final List<Rule> NAMES = List.of(
            // The errors of connections: https://nodejs.org/api/errors.html#common-system-errors
            rule("(?:connect )?(?<![A-Z])ECONNREFUSED", "connection refused"),
            rule("(?<![A-Z])ECONNRESET", "connection reset"),
            rule("(?:connect )?(?<![A-Z])ETIMEDOUT", "connection timed out"),
            rule("(?:getaddrinfo )?(?<![A-Z])ENOTFOUND", "host not found:"),
            rule("(?:connect )?(?<![A-Z])EHOSTUNREACH", "host unreachable:"),
            rule("(?<=[A-Za-z0-9])\\._(?=[A-Za-z])", " "),
            rule("(?<=[A-Za-z0-9])_++|(?<!_)_++(?=[A-Za-z0-9])", " "),
            new Rule(Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[A-Za-z0-9]*+"), found -> words(found.group())),
            new Rule(
                    Pattern.compile("(?<![A-Za-z0-9])(?=[A-Z]*[AEIOU])[A-Z]{5,}+(?![A-Za-z0-9])"),
                    found -> quieter(found.group())));

    private static final List<Rule> GAPS = List.of(
            rule("\\s++", " "),
            rule(GONE + " ?(?:and|to|until|-|–) ?" + GONE, GONE),
            rule("(?<![A-Za-z])(?:[A-Z][A-Za-z]{1,20} ){0,2}(?:ARN|UUID|GUID|ID)(?: ?[:=])? ?" + GONE, GONE),
            rule(
                    "[('\u2018\u201c\u300c\u300e\u3010] ?" + GONE + "(?: ?" + GONE
                            + ")*+ ?[)'\u2019\u201d\u300d\u300f\u3011]",
                    GONE),
            rule(
                    "(?i)(?<![A-Za-z0-9])(?:(?:on|at|for|in|from|of|to|with|by|via|since|between|until|see|under|and|or|the|an?|id|using|against"
                            + "|through)(?: |: ?)){0,3}+" + GONE + "(?: ?" + GONE + ")*+(?=$| ?[.,;:!?。、)])|[=:@#] ?"
                            + GONE,
                    GONE),
            rule(
                    "(?i)(?<![A-Za-z0-9])(?:(?:at|for|in|from|of|to|with|by|via|since|between|until|see|under|id) )"
                            + GONE + "(?= )",
                    " "),
            rule(GONE + " ?(?:で|の|が|は|を|に|と|から|へ)(?=[^ぁ-ん]|$)", " "),
            rule(GONE, " "));

    private static final List<Rule> LEFTOVERS = List.of(
            rule("\\s++", " "),
            rule("(?<=\\() ", ""),
            rule("\\( ?\\)|「 ?」|『 ?』|【 ?】|“ ?”|‘ ?’|(?<![A-Za-z0-9])'[ ]?'(?![A-Za-z0-9])", " "),
            rule("(?<=^|\\s)[#^~/*]+(?=\\s|$)", " "),
            rule("(?<=[A-Za-z0-9])-(?=\\s|$)", ""),
            rule("\\s++", " "),
            rule(" (?=[,;:!?).。、](?:\\s|$))", ""),
            rule("(?<![,;:])([,;:])(?: ?[,;:])++(?=\\s|$)", "$1"),
            rule("(?<![,;:.])[,;:](?: ?[.。])(?=\\s|$)", "."),
            rule("(?<![.。])([.。])(?: ?[.。])++(?=[ .。]|$)", "$1"),
            rule("(?<![。、])([。、])[。、]++", "$1"),
            rule("(?i) (?:is|are|was|has|than|the|of|for|from|with|to|at|by)(?: ?[.:,])?$", ""),
            rule("^(?:[\\s,;:.。、)](?!\\d)|-(?!\\d))++", ""));

    /** Where the account stands in what follows {@code arn:aws:}. */
    private static final int ARN_ACCOUNT = 2;

    private static final Pattern ARN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{1,100}");
    private static final Pattern ARN_ID = Pattern.compile("(?:[a-z]{1,8}-)?(?=[0-9a-f-]*\\d)[0-9a-f-]{8,}");

    private static final Pattern LOOSE_END = Pattern.compile(
            "(?i) (?:on|at|for|in|from|of|to|with|by|via|and|or|the|an?|is|are|has|than|over|above|below|see)$");

    private static final Speakable AS_WRITTEN = new Speakable(Lexicon.NONE);
    private static final Map<String, Speakable> TRANSLATED = Map.of("ja", new Speakable(Lexicon.of("ja")));

    private final Lexicon lexicon;

    private Speakable(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * For listeners of a language; one without a list of words hears them as they are written.
     *
     * @param language BCP 47
     */
    public static Speakable in(String language) {
        return TRANSLATED.getOrDefault(language.split("-", 2)[0], AS_WRITTEN);
    }

    /**
     * The text as it is to be said: at most 2,000 characters. What would leave nothing to say stays as it was.
     *
     * @param text one line, such as {@link dev.alertroom.speech.MessageText} makes of any text
     */
    public String said(String text) {
        return spoken(text).orElseGet(() -> capped(text.strip()));
    }

    /** Whether anything of a text can be said, which is not so of an id. */
    public static boolean canBeSaid(String text) {
        return AS_WRITTEN.spoken(capped(text)).isPresent();
    }

    /** The same; empty if it leaves nothing to say. */
    Optional<String> spoken(String text) {
        var said = capped(text.replace(GONE, " ").strip());
        for (int pass = 0; pass < PASSES; pass++) {
            var next = capped(pass(said));
            if (next.equals(said)) {
                break;
            }
            said = next;
        }
        return Optional.of(said).filter(rest -> rest.codePoints().anyMatch(Character::isLetterOrDigit));
    }

    private String pass(String text) {
        var named = apply(GAPS, apply(IDS, apply(ADDRESSES, apply(STATE_TAGS, apply(MARKUP, text)))));
        var bare = apply(SIGNS, withoutPictures(named));
        return trimmed(apply(LEFTOVERS, lexicon.translated(trimmed(apply(LEFTOVERS, apply(NAMES, bare))))));
    }

    /** Without signs at the end that introduce something. */
    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && " ,;:-、=".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end).strip();
    }

    /** Without the words at the end that lead to what was cut off. */
    static String withoutLooseEnd(String text) {
        var rest = text;
        for (var shorter = LOOSE_END.matcher(rest).replaceFirst("");
                !shorter.equals(rest);
                shorter = LOOSE_END.matcher(rest).replaceFirst("")) {
            rest = shorter;
        }
        return rest;
    }

    private static String apply(List<Rule> rules, String text) {
        var said = text;
        for (Rule rule : rules) {
            said = rule.applied(said);
        }
        return said;
    }

    private static String capped(String text) {
        var beginning = MessageText.capped(text, MAX_CHARACTERS);
        return beginning.equals(text) ? text : beginning.stripTrailing();
    }

    private static String withoutPictures(String text) {
        if (text.chars().allMatch(character -> character < 0x2000)) {
            return text;
        }
        return text.codePoints()
                .filter(character -> !isPicture(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Emoji and what joins and colours them. Symbols that are read, such as ℃ and ㎜, are none. */
    private static boolean isPicture(int character) {
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL -> character >= 0x2190 && (character < 0x3200 || character > 0x33FF);
            case Character.MODIFIER_SYMBOL -> character >= 0x1F3FB;
            case Character.NON_SPACING_MARK -> character >= 0xFE00 && character <= 0xFE0F;
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** The host of an address, unless the address was only pointed to; the signs that close the sentence stay. */
    private static String host(MatchResult address) {
        var scheme = address.group(1);
        var rest = address.group(2);
        int end = rest.length();
        while (end > 0 && ".,;:!?)'*]".indexOf(rest.charAt(end - 1)) >= 0) {
            end--;
        }
        var after = rest.substring(end);
        boolean pointedTo = address.start(1) > address.start();
        return (pointedTo ? GONE : host(scheme, rest.substring(0, end))) + after;
    }

    private static String host(String scheme, String address) {
        int end = 0;
        while (end < address.length() && "/?#,;()[]'*".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        var authority = address.substring(address.lastIndexOf('@', end - 1) + 1, end);
        int port = authority.lastIndexOf(':');
        var host = port >= 0 ? authority.substring(0, port) : authority;
        boolean named = host.codePoints().anyMatch(Character::isLetterOrDigit);
        return !named ? GONE : scheme.endsWith("://") ? host : scheme + host;
    }

    /** The last name in an ARN that is no id; what kind of thing it names is none. */
    private static String nameInArn(String arn) {
        var parts = arn.split("[:/]");
        int last = parts.length - 1;
        for (int at = last; at > ARN_ACCOUNT + (at < last ? 1 : 0); at--) {
            if (ARN_NAME.matcher(parts[at]).matches()
                    && !ARN_ID.matcher(parts[at]).matches()) {
                return parts[at];
            }
        }
        return GONE;
    }

    /** A fraction as one would say it: 1.9588528112516932 is 1.96, and 0.00012345 is 0.00012. */
    private static String rounded(String number) {
        var exact = new BigDecimal(number);
        var whole = exact.precision() - exact.scale();
        return exact.round(new MathContext(Math.max(2, whole + 2)))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static final String PROPER_NAMES =
            "MySQL|PostgreSQL|MariaDB|MongoDB|DynamoDB|DocumentDB|CosmosDB|CouchDB|InfluxDB"
                    + "|RabbitMQ|ActiveMQ|ElastiCache|ElasticSearch|OpenSearch|ClickHouse|CockroachDB|ScyllaDB|TimescaleDB|GitHub|GitLab"
                    + "|BitBucket|CircleCI|ArgoCD|CloudWatch|CloudFront|CloudTrail|CloudSQL|BigQuery|PubSub|AppEngine|EventBridge|GuardDuty"
                    + "|CodePipeline|CodeBuild|CodeDeploy|SageMaker|QuickSight|PagerDuty|OpsGenie|VictorOps|DataDog|SendGrid|WordPress"
                    + "|JavaScript|TypeScript|GraphQL|NoSQL|MSSQL|SQLServer|HAProxy|ZooKeeper|VictoriaMetrics|CoreDNS|OpenVPN|WireGuard"
                    + "|FreeBSD|PayPal|YouTube|LinkedIn|SharePoint|OneDrive|DevOps|CrowdStrike|VMware|vSphere|macOS|OpenStack|OpenShift"
                    + "|kubeProxy|IPsec|OAuth|WebSocket|JVM|NVMe|CephFS|GlusterFS|MinIO|pgBouncer|PgBouncer|BackupPC|TeamCity|YouTrack"
                    + "|SonarQube|ESXi|ESX|LogStash|FluentBit|CPUs?|IOPS|QoS|IoT|CronJob|DaemonSet|StatefulSet|ReplicaSet|Site24x7|TrueNAS|FreeNAS|UniFi|UptimeRobot|NodePing|StatusCake|AppDynamics|LibreNMS|HetrixTools"
                    + "|SolarWinds|LogicMonitor|SignalFx|OpenTelemetry|InnoDB|MyISAM|OpenEBS|CloudWatch|PgBouncer|eBPF|iSCSI|VoIP";

    private static final Pattern WORD = Pattern.compile("(?:" + PROPER_NAMES + ")(?![a-z])|[A-Z]{2,}s(?![a-z])"
            + "|[A-Z]+(?![a-z])\\d*|[A-Z]?[a-z]+\\d*|\\d+[a-z]*|.");

    /** HighCPUUsage is High CPU Usage; names such as iOS, IPv6, MiB and MySQL stay whole. */
    private static String words(String name) {
        var words = WORD.matcher(name).results().map(MatchResult::group).toList();
        boolean whole = words.size() < 2 || words.stream().anyMatch(word -> word.length() < 2);
        return whole || name.chars().noneMatch(Character::isUpperCase) ? name : String.join(" ", words);
    }

    /** Speech engines spell capitals out. */
    private static String quieter(String capitals) {
        return capitals.charAt(0) + capitals.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(
                Pattern.compile(pattern), replacement.startsWith("$") ? found -> found.group(1) : found -> replacement);
    }

    private record Rule(Pattern pattern, Function<MatchResult, String> replacement) {
        String applied(String text) {
            return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found)));
        }
    }
}
