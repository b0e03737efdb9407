package dev.alertroom.alert.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The part of a mail that somebody wrote now: without what is quoted, signed or added by lawyers. */
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
            + "|(?i:(?:to )?unsubscribe.*)");

    private MailBody() {}

    /** The lines that are worth saying; none if all is quoted. */
    static String spoken(String text) {
        var lines = text.lines()
                .limit(MAX_LINES)
                .map(line -> line.substring(0, Math.min(line.length(), MAX_CHARACTERS))
                        .strip())
                .toList();
        var spoken = new ArrayList<String>();
        for (int at = 0; at < lines.size() && !ends(lines, at); at++) {
            if (!lines.get(at).startsWith(">") && !isRule(lines.get(at))) {
                spoken.add(lines.get(at));
            }
        }
        return String.join("\n", spoken).strip();
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
