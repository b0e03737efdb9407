package dev.alertroom.alert.source;

import dev.alertroom.speech.MessageText;
import dev.alertroom.speech.Severities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The title of a mail or message, written for people: what it says of the state in one of the places where monitors write it, and
 * what remains, which is the same for a problem and its recovery. Where in doubt it fires.
 *
 * <p>The places are a tag in brackets ({@code [RESOLVED]}), the beginning ({@code RECOVERY Service Alert: …}), what is said of the
 * subject ({@code … is OK}), the end of an arrow ({@code CRIT -> OK}), and in Japanese what stands before a colon or at the end.
 */
final class StatedTitle {

    /** No title is longer, and what is looked for costs time with each character. */
    private static final int MAX_CHARACTERS = 400;

    private static final Set<String> OVER = Set.of(
            "resolved",
            "resolve",
            "recovered",
            "recovery",
            "recover",
            "cleared",
            "clear",
            "closed",
            "close",
            "ok",
            "okay",
            "up",
            "normal",
            "healthy",
            "passing",
            "passed",
            "fixed",
            "restored",
            "deactivated",
            "online",
            "available",
            "reachable",
            "succeeded",
            "success",
            "successful",
            "reporting",
            "ended",
            "reset",
            "復旧",
            "解消",
            "回復",
            "正常",
            "解除",
            "解決",
            "復帰",
            "障害復旧",
            "アラート回復",
            "警報解除");

    private static final Set<String> FIRING = Set.of(
            "problem",
            "alarm",
            "alert",
            "alerting",
            "firing",
            "fired",
            "triggered",
            "retriggered",
            "critical",
            "crit",
            "warning",
            "warn",
            "error",
            "down",
            "open",
            "opened",
            "new",
            "active",
            "activated",
            "unknown",
            "unreachable",
            "failed",
            "failing",
            "failure",
            "fail",
            "violated",
            "breached",
            "offline",
            "unavailable",
            "unhealthy",
            "flapping",
            "missing",
            "investigating",
            "identified",
            "disaster",
            "emergency",
            "障害",
            "異常",
            "警告",
            "発生",
            "検知",
            "注意",
            "警報",
            "緊急",
            "障害検知",
            "障害発生",
            "アラート発生",
            "警報発生",
            "異常検知");

    /** Somebody did something about the alert, or knew of it beforehand. */
    private static final Set<String> NEITHER = Set.of(
            "acknowledgement",
            "acknowledged",
            "ack",
            "downtimestart",
            "downtimeend",
            "downtimecancelled",
            "flappingdisabled",
            "insufficientdata",
            "maintenance",
            "snoozed",
            "muted");

    /** What a title says of a state, or to make a sentence of it: it is no part of what the alert is about. */
    private static final Set<String> UNTOLD = Set.of(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "been",
            "be",
            "went",
            "came",
            "back",
            "again",
            "now",
            "alert",
            "alarm",
            "incident",
            "issue",
            "problem",
            "website",
            "monitor",
            "your",
            "for",
            "from",
            "of",
            "to",
            "at",
            "in",
            "on",
            "the",
            "a",
            "an",
            "status",
            "state",
            "changed",
            "red",
            "green",
            "yellow",
            "orange",
            "gray",
            "grey",
            "needs",
            "attention",
            "exists",
            "exist",
            "does",
            "not",
            "matched",
            "succeeded",
            "detected",
            "responding",
            "crit",
            "warn",
            "event",
            "successful",
            "success",
            "completed",
            "hasn't",
            "currently",
            "build",
            "jenkins",
            "reported",
            "checked",
            "investigating",
            "identified",
            "matches",
            "am",
            "pm");

    /** What is counted: the number behind it is a name. */
    private static final Set<String> COUNTED = Set.of(
            "group",
            "volume",
            "disk",
            "server",
            "node",
            "zone",
            "port",
            "slot",
            "unit",
            "bay",
            "link",
            "line",
            "rack",
            "shard",
            "pool",
            "queue",
            "raid",
            "vlan",
            "cpu",
            "core",
            "lun",
            "channel",
            "drive",
            "sensor",
            "fan",
            "psu",
            "battery",
            "instance",
            "replica",
            "worker",
            "probe",
            "gpu",
            "array",
            "site",
            "store",
            "room",
            "phase",
            "partition",
            "host",
            "vm",
            "interface",
            "id");

    /** Who sends mails puts its own name before them. */
    private static final Pattern TOOL = Pattern.compile(
            "(?i)(?:mackerel|site ?24x7|statuscake|hetrixtools|nagios(?: xi)?|icinga2?|zabbix|grafana|datadog"
                    + "|new relic|pingdom|uptimerobot|better ?stack|check_?mk|prtg network monitor.{0,60}|vmware vcenter.{0,90}|iij mpc|jp1|librenms"
                    + "|observium|hinemos|opsgenie|pagerduty(?: alert)?|wazuh|nodeping|uptime kuma|healthchecks(?:\\.io)?|uptime\\.com|さくらのクラウド|monitoring|monitor|シンプル監視|監視(?:アラート|通知)?)");

    private static final Pattern SENDER = Pattern.compile(
            "^(?i:site ?24x7|nodeping|pingdom|uptimerobot|statuscake|datadog|zabbix|nagios|icinga2?|librenms"
                    + "|grafana|opsgenie|prtg|uptime kuma) ?[:|] (?=.)");

    private static final Pattern TAG_AND_STATE =
            Pattern.compile("^[\\[【]([^\\[\\]【】]{1,60})[\\]】] ?([A-Za-z]{2,20}) ?[:：|]");

    private static final Pattern NAME_OF_GRADE =
            Pattern.compile("(?i)^(?:重要度|緊急度|深刻度|レベル|severity|priority|level) ?[:：] ?");

    /** "P1 Alert: …" */
    private static final Pattern GRADE_FIRST =
            Pattern.compile("^((?:P|Sev ?|SEV ?)[0-5])(?: (?i:alert|incident|alarm|issue))? ?(?:[:|–-]) ?(?=.)");

    /** How long it was otherwise: "(was warning for 10 minutes)". */
    private static final Pattern FORMER = Pattern.compile(" ?\\((?i:was|were) [^()]{1,80}\\)");

    /** "count()=52.0" */
    private static final Pattern MEASURED_NAME = Pattern.compile("^([^=]{1,60})=[-+]?\\d[\\d.,]{0,20}%?$");

    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?<=[\\p{L}\\p{N}) ]{2})[.!?] +(?=\\p{Lu})");

    private static final Pattern OLDER_AZURE = Pattern.compile("^Azure: (Activated|Deactivated) Severity: ([0-4]) ");

    private static final Pattern PICTURE =
            Pattern.compile("[\\p{So}\\x{FE0F}\\x{200D}&&[^\\x{A0}-\\x{218F}\\x{3200}-\\x{33FF}]]");

    private static final Set<String> FILLERS = Set.of(
            "issue",
            "monitor",
            "state",
            "status",
            "on",
            "now",
            "no",
            "data",
            "service",
            "host",
            "in",
            "alert",
            "alarm",
            "incident",
            "check",
            "was",
            "for",
            "has",
            "been",
            "test");

    /** "Issue closed: …" and "Monitor is DOWN: …". */
    private static final Pattern NOUN_AND_STATE = Pattern.compile(
            "(?i)^(?:website|web site|issue|incident|monitor|service|host|alert|alarm|problem|site|check|server|device|sensor|job)"
                    + "( is| has been| was)? ([a-z]{2,14}) ?[:：|] ?(?=.)");

    /** "… changed status from Red to Green". */
    private static final Pattern FROM_TO = Pattern.compile("(?i) from ([a-z]{2,10}) to ([a-z]{2,10})(?=$|[ .!])");

    private static final Set<String> GOOD_COLOURS = Set.of("green", "ok", "normal", "up", "clear");

    private static final Pattern UPDATED = Pattern.compile("(?i)^updated problem\\b.*");

    /** "Fixed pipeline", "Build 19 - Fixed!". */
    private static final Pattern FIXED =
            Pattern.compile("(?<=[-–|] )(Fixed|Successful|Back to normal|Passed)(?= pipeline| build|[!.]|$)");

    private static final Pattern AZURE =
            Pattern.compile("^(Sev[0-4]) Azure Monitor Alert |(?: \\( ?microsoft\\.[^()]{0,80}\\))");

    /** A state within a title, behind which a check tells what it measured. */
    private static final Pattern MEASURED = Pattern.compile(
            "(?<=[^ :]) (?:CRITICAL|WARNING|UNKNOWN|OK|DOWN|UP|Down|Up|CRIT|WARN|Critical|Warning)(?: ended)?(?= ?[:(])");

    private static final Pattern STATED_AND_MEASURED = Pattern.compile(
            "^([^:]{1,200}? (?:is|are|was|now|been) ([A-Za-z]{2,14}))(?: ?: | due to | because | after ).*");

    private static final Pattern HTML =
            Pattern.compile("</?(?:a|b|i|u|s|br|p|div|em|code|pre|span|strong)(?: [^<>]{0,200})?/?>");

    private static final Pattern WORD = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}%]+$");

    private static final Pattern HASH = Pattern.compile("(?=[0-9a-f]*\\d)[0-9a-f]{7,40}");

    private static final String ENDED = "ended";

    /** "[shop] [Down] why": the reason is another for each notice. */
    private static final Pattern UPTIME_KUMA =
            Pattern.compile("\\[([^\\[\\]]{1,200})] ?\\[[^\\p{L}]{0,6}(?i:(down)|up)](?: (.*))?");

    private static final String STATE = "([A-Za-z]{2,20}(?:[-_][A-Za-z]{2,12})?)";

    private static final Pattern REPLY =
            Pattern.compile("(?i)^(?:(?:re|fwd?|aw|wg|返信|転送) ?(?:\\[\\d{1,3}])? ?[:：] ?){1,20}");
    private static final Pattern TAG = Pattern.compile("[\\[【(（]([^\\[\\]【】()（）]{1,120})[\\])】）]");
    private static final Pattern BEGINNING = Pattern.compile("^[^\\p{L}\\p{N}\\[【]{0,8}" + STATE
            + "((?: (?i:service|host|monitor|alert|alarm|notification|issue|problem|sensor|event|incident)){0,3}(?: #?[A-Z]{0,4}-?\\d{1,15})?"
            + "(?: in \\d[\\w ]{0,20}?)?(?: ?[:：|] ?|! | [-–—]{1,2} |(?: ?\\*\\*)?$))");
    private static final Pattern JAPANESE_BEGINNING =
            Pattern.compile("^([\\p{IsHan}\\p{IsKatakana}ー]{2,12}?)(?:メール|通知|のお知らせ)?(?: ?[:：|] ?| [-–—] )");
    private static final Pattern PREDICATE = Pattern.compile(
            "(?i)(?<![a-z])(?:is|are|was|has|have|went|now|monitor is|state|status)(?: (?:been|now|back|in|to|a|state|again)){0,3}[ :=]+"
                    + "(?:back )?([a-z]{2,14})(?: (?:again|state|now)){0,2}(?=$| ?[!.,;:|()*]| -| –| for | after | on | since )");
    private static final Pattern ALONE = Pattern.compile(
            "(?i)(?<![a-z])(recovered|resolved|cleared|restored)(?=$| ?[!.,;:|()*]| -| –| from | for | after | on )"
                    + "|(?<= )(?:is )?back to (normal)(?=$| ?[!.,;:|])|(?<= )(DOWN|UP|OK|CRITICAL|WARNING|Down|Up)(?: ?\\([^()]{0,100}\\)| ?(?=$|\\*\\*))"
                    + "|(?<=[:|–-] )(passing|healthy|normal|online|ok|up|available)$| (?:ended) \\((now): ?up\\)");
    private static final Pattern PRTG = Pattern.compile("(?i) (?:down|warning|unusual|down escalation) ended(?= |$)");
    private static final Pattern ARROW = Pattern.compile("([A-Za-z]{2,12}) ?(?:->|→|=>) ?([A-Za-z]{2,12})");
    private static final Pattern MONIT = Pattern.compile(
            "(?i)^monit alert -- (does not exist|exists|(?:[a-z]+ ){0,3}(?:failed|succeeded|matched|recovery|down|up|timeout|changed))(?= |$)");
    private static final Pattern NETDATA =
            Pattern.compile("(?i) (is critical|needs attention|recovered)(?: \\([^()]{0,60}\\))?(?=,? - |, |$)");
    private static final Pattern JAPANESE_END = Pattern.compile(
            "(?:が|は|を)?(復旧|解消|回復|解除|正常化|正常に戻り|発生)(?:しています|しました|した|いたしました|済み|されました|中|ました)?[。.!！]?(?=$|[:： 　(（])");
    private static final Pattern DOUBT =
            Pattern.compile("(?i)\\b(?:not|never|cannot|unable|fail(?:ed|s|ing|ure)?|un[a-z]{2,14}ed|yet)\\b|n't\\b"
                    + "|未|失敗|せず|ない|ません|できず|不能|中$|中です|作業|予定|見込|待ち|困難");

    /** What differs from one notice of the same alert to the next. */
    private static final Pattern VOLATILE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.:-])\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?![\\p{N}.])|(?<![\\p{L}\\p{N}])\\d{1,2}:\\d\\d(?::\\d\\d)?(?: ?[AaPp][Mm])?"
                    + "|(?<![\\p{L}\\p{N}_.:-])[-+]?\\d{1,15}(?:[.,]\\d{1,9}){0,3} ?(?:%|[a-zA-Zµ]{1,4}(?![\\p{L}]))?(?![\\p{L}\\p{N}_:/-])");

    private static final Pattern PRTG_TAG = Pattern.compile("^\\[PRTG Network Monitor[^\\[\\]]{0,80}] ?");

    /** Between what a state is about and the name of it, as in "host:web-1". */
    private static final Pattern LABEL = Pattern.compile("(?:^|(?<=[, ]))[a-z_]{1,20}:");

    private final String written;
    private final boolean over;
    private final boolean neither;
    private final Optional<String> severity;
    private final String spoken;
    private final Optional<String> place;
    private final Optional<String> reason;
    private final boolean down;
    private final String key;

    private StatedTitle(String title) {
        this.written = withoutSender(OLDER_AZURE
                .matcher(REPLY.matcher(title).replaceFirst("").strip())
                .replaceFirst("$1: Sev$2 Azure Monitor Alert "));
        var states = new ArrayList<String>();
        var severities = new ArrayList<String>();
        var places = new ArrayList<String>();
        var untagged =
                replaced(TAG, PRTG_TAG.matcher(written).replaceFirst(""), tag -> tag(tag, states, severities, places));
        var bare = withoutAzure(begun(untagged, states, severities), severities);
        var kuma = UPTIME_KUMA.matcher(written);
        boolean named = kuma.matches();
        this.spoken = named ? kuma.group(1).strip() : spoken(tidied(monit(withoutArrow(bare))), tidied(untagged));
        this.reason = named ? PayloadFields.first(kuma.group(3)) : Optional.empty();
        this.place = places.stream().findFirst();
        this.down = named
                ? kuma.group(2) != null
                : states.stream().findFirst().filter("down"::equals).isPresent()
                        && !PREDICATE.matcher(bare).find();
        var said = new ArrayList<String>();
        var rest = named ? kuma.group(1) : ends(bare, said);
        // What a title begins with says more of its state than what it goes on with.
        boolean begun = states.stream().anyMatch(state -> OVER.contains(state) || isFiring(state));
        var decisive = begun && !said.contains(ENDED) ? states : said;
        // A grade beside a recovery tells how bad it was: "[Critical] Issue closed".
        this.over = decisive.stream().noneMatch(state -> isFiring(state) && !isGrade(state))
                && decisive.stream().anyMatch(OVER::contains);
        this.neither = states.stream().anyMatch(NEITHER::contains)
                || UPDATED.matcher(written).matches();
        this.severity = severities.stream().findFirst();
        this.key = key(rest + place.map(thing -> " " + thing).orElse(""));
    }

    private String spoken(String bare, String untagged) {
        return !bare.isEmpty() ? bare : !untagged.isEmpty() ? untagged : written;
    }

    /** @param title one line */
    static StatedTitle of(String title) {
        var text = PICTURE.matcher(
                        HTML.matcher(MessageText.capped(title, MAX_CHARACTERS)).replaceAll(" "))
                .replaceAll("");
        return new StatedTitle(MessageText.cleaned(text));
    }

    /** Whoever sends "[Acme Status] DOWN: checkout" and "Site24x7: Critical - db-11" has put a name of its own before it. */
    private static String withoutSender(String text) {
        var named = SENDER.matcher(text);
        if (named.find()) {
            return text.substring(named.end());
        }
        var tagged = TAG_AND_STATE.matcher(text);
        boolean sender = tagged.find()
                && isState(tagged.group(2).toLowerCase(Locale.ROOT))
                && words(tagged.group(1)).stream()
                        .noneMatch(word -> isFiring(word) || isGrade(word) || isOverOrNeither(word));
        return sender ? text.substring(tagged.start(2)) : text;
    }

    private static boolean isOverOrNeither(String word) {
        return OVER.contains(word) || NEITHER.contains(word);
    }

    /** What a message begins with, as long as that names something: "Shop is DOWN. Reason: HTTP 500" is about Shop. */
    static StatedTitle ofFirstSentence(String message) {
        var whole = of(message);
        var end = FIRST_SENTENCE.matcher(MessageText.cleaned(MessageText.capped(message, MAX_CHARACTERS)));
        if (!end.find()) {
            return whole;
        }
        var first = of(message.substring(0, Math.min(message.length(), end.start())));
        return words(first.written, true).isEmpty() ? whole : first;
    }

    private static String replaced(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found)));
    }

    private static List<String> words(String text) {
        return Pattern.compile("[^\\p{L}\\p{N}_-]+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .map(word -> word.replaceAll("[-_]", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }

    /** "Alert" and "alarm" stand in titles of recoveries too. */
    private static boolean isFiring(String word) {
        return FIRING.contains(word) && !word.equals("alert") && !word.equals("alarm");
    }

    private static boolean isState(String word) {
        return OVER.contains(word) || FIRING.contains(word) || NEITHER.contains(word);
    }

    /** A tag that says nothing but the state goes; "[Triggered on {host:web-1}]" leaves the host. */
    private static String tag(MatchResult tag, List<String> states, List<String> severities, List<String> places) {
        var inside = NAME_OF_GRADE.matcher(tag.group(1).strip()).replaceFirst("");
        if (tag.start() == 0 && TOOL.matcher(inside).matches()) {
            return " ";
        }
        boolean round = tag.group().charAt(0) == '(' || tag.group().charAt(0) == '（';
        int on = inside.indexOf(" on {");
        var words = words(on > 0 ? inside.substring(0, on) : inside);
        boolean only = !words.isEmpty()
                && words.stream().anyMatch(StatedTitle::isState)
                && words.stream()
                        .allMatch(word -> isState(word) || FILLERS.contains(word) || isCount(word) || isGrade(word));
        if (!only || round && words.size() > 2) {
            boolean grade = isGrade(String.join("", words)) && !round;
            if (grade) {
                severities.add(String.join("", words));
            }
            return grade ? " " : tag.group();
        }
        words.stream()
                .filter(StatedTitle::isState)
                .filter(word -> !isGrade(word) || words.size() == 1)
                .forEach(states::add);
        words.stream().filter(StatedTitle::isGrade).forEach(severities::add);
        if (on > 0) {
            places.add(LABEL.matcher(
                            inside.substring(on + 5).replaceAll("[{}]", " ").strip())
                    .replaceAll("")
                    .replaceAll(",(?! )", ", "));
        }
        return " ";
    }

    private static boolean isCount(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static boolean isGrade(String word) {
        return !word.isEmpty() && !word.equals("alarm") && Severities.isOne(word);
    }

    private static String begun(String untagged, List<String> states, List<String> severities) {
        var text = FORMER.matcher(untagged.strip()).replaceAll("");
        var grade = GRADE_FIRST.matcher(text);
        if (grade.find()) {
            severities.add(grade.group(1));
            text = text.substring(grade.end());
        }
        if (MONIT.matcher(text).find()) {
            return text;
        }
        var noun = NOUN_AND_STATE.matcher(text);
        if (noun.find() && isState(noun.group(2).toLowerCase(Locale.ROOT))) {
            states.add(noun.group(2).toLowerCase(Locale.ROOT));
            var rest = text.substring(noun.end()).strip();
            return noun.group(1) == null || OVER.contains(noun.group(2).toLowerCase(Locale.ROOT))
                    ? rest
                    : rest + noun.group(1) + " " + noun.group(2);
        }
        for (int turn = 0; turn < 3; turn++) {
            var beginning = BEGINNING.matcher(text);
            var state = beginning.find()
                    ? beginning.group(1).toLowerCase(Locale.ROOT).replaceAll("[-_]", "")
                    : "";
            var japanese = JAPANESE_BEGINNING.matcher(text);
            if (isState(state) && beginning.end() < text.length()) {
                states.add(state);
                if (isGrade(state)) {
                    severities.add(state);
                }
                text = text.substring(beginning.end()).strip();
            } else if (japanese.find() && isState(japanese.group(1))) {
                states.add(japanese.group(1));
                text = text.substring(japanese.end()).strip();
            } else {
                break;
            }
        }
        return text;
    }

    private static String withoutAzure(String text, List<String> severities) {
        return replaced(AZURE, text, found -> {
            if (found.group(1) != null) {
                severities.add(found.group(1));
            }
            return "";
        });
    }

    /** "monit alert -- Does not exist nginx" is "nginx: Does not exist". */
    private static String monit(String text) {
        var monit = MONIT.matcher(text);
        return monit.find() && monit.end() < text.length()
                ? text.substring(monit.end()).strip() + ": " + monit.group(1)
                : text;
    }

    /** "web-1 UP -> DOWN" is "web-1 DOWN". */
    private static String withoutArrow(String text) {
        return replaced(
                ARROW,
                text,
                found -> isState(found.group(1).toLowerCase(Locale.ROOT))
                                && isState(found.group(2).toLowerCase(Locale.ROOT))
                        ? found.group(2)
                        : found.group());
    }

    /** The text without what it says of the state. */
    private static String ends(String text, List<String> states) {
        var monit = MONIT.matcher(text);
        if (monit.find()) {
            var event = monit.group(1).toLowerCase(Locale.ROOT);
            boolean ended = event.equals("exists")
                    || event.endsWith("succeeded")
                    || event.endsWith("recovery")
                    || event.endsWith(" up");
            states.add(ended ? "ok" : "problem");
            return text.substring(monit.end());
        }
        var prtg = PRTG.matcher(text);
        if (prtg.find()) {
            states.add(ENDED);
            return text.substring(0, prtg.start());
        }
        var arrow = ARROW.matcher(text);
        if (arrow.find()
                && isState(arrow.group(1).toLowerCase(Locale.ROOT))
                && isState(arrow.group(2).toLowerCase(Locale.ROOT))) {
            states.add(arrow.group(2).toLowerCase(Locale.ROOT));
            return text.substring(0, arrow.start()) + text.substring(arrow.end());
        }
        var colours = FROM_TO.matcher(text);
        if (colours.find()
                && (GOOD_COLOURS.contains(colours.group(1).toLowerCase(Locale.ROOT))
                        || GOOD_COLOURS.contains(colours.group(2).toLowerCase(Locale.ROOT)))) {
            states.add(GOOD_COLOURS.contains(colours.group(2).toLowerCase(Locale.ROOT)) ? "ok" : "problem");
            return text.substring(0, colours.start()) + text.substring(colours.end());
        }
        var fixed = FIXED.matcher(text);
        if (fixed.find()) {
            states.add("fixed");
            return text.substring(0, fixed.start()) + text.substring(fixed.end());
        }
        var netdata = NETDATA.matcher(text);
        if (netdata.find()) {
            states.add(netdata.group(1).equalsIgnoreCase("recovered") ? "recovered" : "critical");
            return text.substring(0, netdata.start()) + text.substring(netdata.end());
        }
        var measured = STATED_AND_MEASURED.matcher(text);
        if (measured.find() && isState(measured.group(2).toLowerCase(Locale.ROOT))) {
            return ends(text.substring(0, measured.end(1)), states);
        }
        boolean doubted = DOUBT.matcher(text).find();
        var rest = replaced(PREDICATE, text, found -> stated(found, found.group(1), states, doubted));
        rest = replaced(
                ALONE,
                rest,
                found -> stated(
                        found,
                        Stream.of(1, 2, 3, 4)
                                .map(found::group)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse("ok"),
                        states,
                        doubted));
        return replaced(
                JAPANESE_END,
                rest,
                found -> stated(found, found.group(1).replace("に戻り", "").replace("化", ""), states, doubted));
    }

    private static String stated(MatchResult found, String word, List<String> states, boolean doubted) {
        var state = word.toLowerCase(Locale.ROOT);
        if (!isState(state) || OVER.contains(state) && doubted) {
            return found.group();
        }
        states.add(state);
        return " ";
    }

    /** The words that tell what the alert is about: without those of a state, those that only join, and what was measured. */
    private String key(String rest) {
        var measured = MEASURED.matcher(rest);
        var about = measured.find() ? rest.substring(0, measured.start()) : rest;
        var stable = words(about, true);
        var all = stable.isEmpty() ? words(rest, false) : stable;
        return all.isEmpty() ? tidied(rest).isEmpty() ? written : tidied(rest) : all;
    }

    private static String words(String text, boolean stable) {
        var kept = new ArrayList<String>();
        var before = "";
        for (String written : tidied(text).toLowerCase(Locale.ROOT).split(" ")) {
            var word =
                    MEASURED_NAME.matcher(WORD.matcher(written).replaceAll("")).replaceFirst("$1");
            boolean named = VOLATILE.matcher(word).matches() ? COUNTED.contains(before) : !isUntold(word);
            if (!word.isEmpty() && !HASH.matcher(word).matches() && (named || !stable)) {
                kept.add(word);
            }
            before = word;
        }
        return String.join(" ", kept);
    }

    private static boolean isUntold(String word) {
        var bare = word.replaceAll("[-_]", "");
        return UNTOLD.contains(bare) || isState(bare) || isGrade(bare);
    }

    /** Without the signs that stood around what was taken away. */
    private static String tidied(String text) {
        var words = text.replaceAll("[\\s　。！!*]+", " ")
                .replaceAll("(?:^| )[-–—:|.,]+(?= |$)", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        return words.replaceAll("^[-–—:：|.,\\s]{1,20}", "").replaceAll("(?<![-–—:：|.,\\s])[-–—:：|.,\\s]{1,20}$", "");
    }

    /** The title without what makes a reply of it. */
    String written() {
        return written;
    }

    boolean isOver() {
        return over && !neither;
    }

    /** Whether it tells of something that neither fires nor is over, such as an acknowledgement. */
    boolean isNeither() {
        return neither;
    }

    /** How bad it is, where a tag says so. */
    Optional<String> severity() {
        return severity;
    }

    /** What happened, without tags and announcements. */
    String spoken() {
        return spoken;
    }

    /** Where it happened, where a tag says so: "[Triggered on {host:web-1}]". */
    Optional<String> place() {
        return place;
    }

    /** Why, where the title says so apart from what happened. */
    Optional<String> reason() {
        return reason;
    }

    /** Whether {@link #spoken} is something of which the title says no more than that it is down. */
    boolean isDown() {
        return down && !isOver();
    }

    /** The same for a problem, its repeats and its recovery. */
    String key() {
        return key;
    }
}
