package dev.alertroom.alert.source;

import dev.alertroom.speech.MessageText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a mail somebody wrote now, or a monitor found out: without what is quoted, signed or added by lawyers, without greetings
 * and links, and of a list of names and values only those that say what happened.
 */
final class MailBody {

    private static final int MAX_LINES = 200;
    private static final int MAX_CHARACTERS = 500;

    private static final Pattern END = Pattern.compile("--|—"
            + "|-{2,}\\s*(?:Original Message|元のメッセージ)\\s*-{2,}"
            + "|(?:On|Le|Am) .*(?:wrote|écrit|schrieb)\\s*[:：]"
            + "|.*(?:のメール|は書きました|さんが書きました|wrote)\\s*[:：]"
            + "|_{10,}"
            + "|(?i:confidentiality notice|disclaimer|免責事項)\\b.*"
            + "|(?i:this (?:e-?mail|message)\\b.*(?:confidential|privileged|intended).*)"
            + "|.*(?:このメール|本メール|本電子メール).*(?:機密|送信専用|自動送信|心当たり|誤って).*"
            + "|(?i:you (?:are receiving|received|have received) this (?:e-?mail|message|notification).*)"
            + "|(?i:(?:if you|you can|to) .{0,40}(?:stop|unsubscrib|received this).*)"
            + "|(?i:you're receiving this.*|manage your .*|(?:this is an|this message was) automat.*|please do not reply.*)"
            + "|(?i:your faithful employee.*|faithfully yours.*|sincerely.*|(?:best |kind )?regards.*|thanks,?|sent (?:by|from|with) .*)"
            + "|(?i:(?:to )?unsubscribe.*)");

    /** Before what is said: greetings, and what only leads somewhere else. */
    private static final Pattern IDLE =
            Pattern.compile("(?i)(?:hello|hi|dear|good (?:morning|evening))\\b[^.:]{0,40}[,!]?"
                    + "|.{0,20}(?:各位|様)|.*お世話になって.*|(?:下記|以下)の.{0,20}(?:いたしました|しました|します|お知らせ).{0,10}"
                    + "|(?:begin forwarded message|-+ ?forwarded message ?-+).*|(?:from|to|cc|sent|date|subject|reply-to) ?: .*"
                    + "|\\*{3,}.*\\*{3,}|-{2,} ?\\[.*|={3,}.*|details"
                    + "|(?:view|go to|open|see|head over|click|check console|manage|edit|acknowledge|visit)\\b.{0,60}(?:[:：].*)?"
                    + "|you are receiving this email because .*|this (?:message|is an?) .{0,40}(?:generated|automatic).*|.{0,40}was raised by account.*"
                    + "|the following .{0,40} (?:was|were) logged.*"
                    + "|\\W*(?:firing|resolved|labels|annotations)\\W*|(?:firing|resolved) ?: \\d+ alerts?|\\d+ alerts? for .*|\\[\\d+] (?:firing|resolved)|(?:your )?(?:azure monitor )?(?:alert|incident) (?:was )?(?:firing|recovered|resolved|triggered|opened|closed)"
                    + "|(?:alert|incident|ticket|case|issue) #?\\S{1,20} (?:was )?(?:created|opened|closed|resolved)\\.?"
                    + "|(?:new|current|active) alerts? ?:?|changes:?|finished: .*|.*\\*unknown\\*.*|\\d{1,2}\\. .{1,200}\\([^()\\s:]{1,60}:[a-z][a-z0-9._]*\\[?.*"
                    + "|(?:\\[[^\\[\\]]*\\] ?·? ?)+|<?https?://\\S+>?|@\\S+");

    /** A name and a value. */
    private static final Pattern PAIR =
            Pattern.compile("[-*•・■□◆● ]{0,3}([\\p{L}][\\p{L} /_-]{0,28}[\\p{L})]) ?[:：=] ?(.*)");

    /** Names whose values say what happened. */
    private static final Set<String> TELLING = Set.of(
            "additional info",
            "info",
            "output",
            "summary",
            "message",
            "reason",
            "root cause",
            "cause",
            "description",
            "problem",
            "problem name",
            "error",
            "error message",
            "details",
            "incident reason",
            "status message",
            "plugin output",
            "メッセージ",
            "内容",
            "監視内容",
            "障害内容",
            "詳細",
            "詳細情報",
            "原因",
            "概要",
            "症状",
            "事象",
            "エラー");

    /** Names whose values do not: whoever sent the mail has said them, or nobody needs them at night. */
    private static final Set<String> KNOWN = Set.of(
            "host",
            "hostname",
            "host name",
            "alias",
            "address",
            "ip",
            "ipv4",
            "ipv6",
            "service",
            "state",
            "status",
            "event",
            "date",
            "date/time",
            "when",
            "time",
            "timestamp",
            "notification type",
            "severity",
            "priority",
            "level",
            "type",
            "id",
            "url",
            "link",
            "perfdata",
            "action",
            "category",
            "device",
            "group",
            "monitor",
            "monitor name",
            "monitor type",
            "checked url",
            "project",
            "branch",
            "occurrences",
            "check name",
            "operational data",
            "original problem id",
            "problem duration",
            "nas name",
            "target",
            "node",
            "title",
            "datasource",
            "downtime",
            "duration",
            "rule",
            "time elapsed",
            "unique-id",
            "dns domain",
            "ホスト",
            "ホスト名",
            "サーバ名",
            "サーバー名",
            "サーバ名称",
            "対象",
            "深刻度",
            "重要度",
            "発生時刻",
            "復旧時刻",
            "検知時刻",
            "検知日時",
            "検出時刻",
            "発生日時",
            "復旧日時",
            "発生時間",
            "復旧時間",
            "時刻",
            "日付",
            "values",
            "event timestamp",
            "監視項目id",
            "ファシリティ",
            "日時",
            "ステータス");

    /** So many names and values in a mail are a list, in which no other name matters. */
    private static final int LIST = 3;

    /** The item values of Zabbix' older messages: "1. Free space (db-2:vfs.fs.size[/]): 18 %". */
    private static final Pattern ITEM =
            Pattern.compile("^\\d{1,2}\\. .{1,200}\\(([^()\\s:*]{1,60}):[a-z][a-z0-9._]*(?:\\[.*)?\\).*");

    private static final Pattern EMPHASIS = Pattern.compile("[*`]");

    private MailBody() {}

    /** A line's name and value; empty if it has another form. */
    static Optional<Map.Entry<String, String>> pair(String line) {
        var pair = PAIR.matcher(EMPHASIS.matcher(MessageText.capped(line, MAX_CHARACTERS))
                .replaceAll("")
                .strip());
        return pair.matches() && !pair.group(2).isBlank()
                ? Optional.of(Map.entry(pair.group(1), pair.group(2).strip()))
                : Optional.empty();
    }

    /** The names and values of a text that lists such; empty if it does not. */
    static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        text.lines()
                .limit(MAX_LINES)
                .map(line -> MessageText.capped(line, MAX_CHARACTERS).strip())
                .flatMap(line -> pair(ITEM.matcher(line).replaceFirst("Host: $1")).stream())
                .forEach(pair -> pairs.putIfAbsent(pair.getKey(), pair.getValue()));
        return pairs.size() < LIST ? Map.of() : pairs;
    }

    /** The lines that are worth saying; none if all is quoted. */
    static String spoken(String text) {
        var lines = text.lines()
                .limit(MAX_LINES)
                .map(line -> line.substring(0, Math.min(line.length(), MAX_CHARACTERS))
                        .strip())
                .toList();
        var written = new ArrayList<String>();
        for (int at = 0; at < lines.size() && !ends(lines, at); at++) {
            if (!lines.get(at).startsWith(">")
                    && !isRule(lines.get(at))
                    && !IDLE.matcher(lines.get(at)).matches()) {
                written.add(lines.get(at));
            }
        }
        return String.join("\n", told(written)).strip();
    }

    /** Of a list of names and values what says what happened; other lines as they are. */
    private static List<String> told(List<String> lines) {
        var telling = new ArrayList<String>();
        var others = new ArrayList<String>();
        boolean list = lines.stream().filter(line -> isPair(line)).count() >= LIST;
        for (int at = 0; at < lines.size(); at++) {
            var pair = PAIR.matcher(lines.get(at));
            var name = pair.matches() ? pair.group(1) : lines.get(at);
            var key = name.toLowerCase(Locale.ROOT);
            boolean known = TELLING.contains(key) || KNOWN.contains(key);
            boolean alone = !pair.matches() || pair.group(2).isBlank();
            if (!known && (!pair.matches() || !list)) {
                others.add(lines.get(at));
                continue;
            }
            int value = at;
            while (alone && value == at
                    || alone && value < lines.size() && lines.get(value).isEmpty()) {
                value++;
            }
            var said = alone ? value < lines.size() ? lines.get(value) : "" : pair.group(2);
            if (TELLING.contains(key) && !said.isBlank() && !telling.contains(said)) {
                telling.add(said);
            }
            at = alone && known ? value : at;
        }
        return telling.isEmpty() ? others : telling;
    }

    private static boolean isPair(String line) {
        return PAIR.matcher(line).matches();
    }

    /** "On Monday … wrote:" may be broken into two lines. */
    private static boolean ends(List<String> lines, int at) {
        var line = lines.get(at);
        return END.matcher(line).matches()
                || line.startsWith("On ")
                        && at + 1 < lines.size()
                        && lines.get(at + 1).endsWith("wrote:");
    }

    private static boolean isRule(String line) {
        return !line.isEmpty() && line.chars().noneMatch(Character::isLetterOrDigit);
    }
}
