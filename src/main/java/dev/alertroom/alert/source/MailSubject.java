package dev.alertroom.alert.source;

import java.util.regex.Pattern;

/**
 * The subject of a mail from a monitor: whether it says that something is over, and what remains when that is taken away.
 * Whoever says it in doubt ("復旧に失敗", "could not be resolved") has not said it.
 */
final class MailSubject {

    /** Longer ones are cut: no subject is, and expressions must not run wild. */
    private static final int MAX_CHARACTERS = 500;

    private static final String REPLY = "(?i)^\\s*(?:(?:re|fwd?|aw|wg|返信|転送)\\s*(?:\\[\\d{1,3}])?\\s*[:：]\\s*)+";
    private static final String OVER = "resolved|recovered|recovery|cleared|closed|ok|復旧|解消|回復";
    private static final String FIRING =
            "alarm|alert|problem|firing|triggered|re-triggered|critical|warning|error|down|new|open|発生|障害|異常|警告|緊急";
    private static final String COUNT = "(?::\\s?\\d{1,6})?";

    private static final Pattern TAG = Pattern.compile("(?i)[\\[【(]\\s*(?:" + OVER + "|" + FIRING + ")" + COUNT
            + "\\s*[\\])】]|^\\s*(?:" + OVER + "|" + FIRING + ")(?: in \\d[\\w ]{0,20})?\\s*[:：]");
    private static final Pattern OVER_TAG = Pattern.compile("(?i)[\\[【(]\\s*(?:" + OVER + ")" + COUNT
            + "\\s*[\\])】]|^\\s*(?:" + OVER + ")(?: in \\d[\\w ]{0,20})?\\s*[:：]");
    private static final Pattern OVER_WORD = Pattern.compile(
            "(?i)\\b(?:has been |have been |is |was )?(?:resolved|recovered)\\b|(?:が|は)?(?:復旧|解消|回復)(?:済み|しました|した|いたしました)?");
    private static final Pattern FIRING_WORD = Pattern.compile("(?:が|は)?(?:発生)(?:しました|した|しています|中)?");
    private static final Pattern DOUBT = Pattern.compile(
            "(?i)\\b(?:not|never|cannot|unable|fail\\w*|un\\w+ed|yet)\\b|n't\\b|未|失敗|せず|ない|ません|できず|不能|中$|中です|作業|予定|見込|待ち|困難");

    private final String written;

    MailSubject(String written) {
        var beginning = written.substring(0, Math.min(written.length(), MAX_CHARACTERS));
        this.written = beginning.replaceFirst(REPLY, "").strip();
    }

    String written() {
        return written;
    }

    boolean isOver() {
        return OVER_TAG.matcher(written).find()
                || OVER_WORD.matcher(written).find() && !DOUBT.matcher(written).find();
    }

    /** The same for what broke and for its end. */
    String key() {
        var untagged = TAG.matcher(written).replaceAll(" ");
        var bare = isOver()
                ? OVER_WORD.matcher(untagged).replaceAll(" ")
                : FIRING_WORD.matcher(untagged).replaceAll(" ");
        var key = bare.replaceAll("[\\s　。.!！]+", " ").strip();
        return key.isEmpty() ? written : key;
    }
}
