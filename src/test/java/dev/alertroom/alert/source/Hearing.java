package dev.alertroom.alert.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must never be heard, whatever the payload. */
final class Hearing {

    private static final Map<String, Pattern> UNSPEAKABLE = new LinkedHashMap<>();

    static {
        rule("an address", "(?i)[a-z]://|www\\.\\S+/|\\S+@\\S+\\.\\S+");
        rule("brackets", "[\\[\\]{}<>|`](?! ?[.]?\\d)");
        rule("a count of states", "(?i)\\[?(?:firing|resolved):\\d");
        rule(
                "what a template left",
                "(?i)no value|\\$\\{|\\$[A-Z_]{3,}|%[a-z]+%|(?-i:\\bnull\\b)|undefined(?! method)");
        rule("a hash or id", "(?<![A-Za-z0-9])(?=[0-9a-f]*\\d)(?=[0-9a-f]*[a-f])[0-9a-f]{9,}(?![A-Za-z0-9])");
        rule("a UUID", "[0-9a-f]{8}-[0-9a-f]{4}-");
        rule("a long number", "(?<![\\d.])\\d{9,}");
        rule("a time stamp", "\\d{4}-\\d\\d-\\d\\dT");
        rule("markup", "(?i)</?[a-z]+>|&[a-z]+;|\\*\\*|__|~~");
        rule("an arn or a path of a cloud", "arn:|subscriptions/|projects/[a-z]");
        rule(
                "a footer",
                "(?i)unsubscribe|you (?:are )?receiv(?:ed|ing) this|do not reply|view in|manage your|sent from");
        rule(
                "a loose end",
                "(?:(?<=^|[ ])(?:on|at|in|of|for|from|with|to|by|the|a|is))(?:[.,:。]|$)(?!\\d)|(?:^|[、。])[でがのをに]、");
        rule("a hole", "\\(\\s*\\)|\"\\s*\"|''|「\\s*」|\\.,|,\\.|。。|、、|,,|: *[,.。]|。、|、。|\\.\\.(?!\\d)|^[,.:、。]|  ");
        rule("no name", "An alert without a name|名前のないアラート");
        rule("a long sentence", "^.{301,}$");
    }

    private Hearing() {}

    private static void rule(String fault, String pattern) {
        UNSPEAKABLE.put(fault, Pattern.compile(pattern));
    }

    /** Where something is missing in a sentence. */
    static List<String> holes(String sentence) {
        return faults(sentence).stream()
                .filter(fault -> fault.equals("a hole") || fault.equals("a loose end"))
                .toList();
    }

    /** What is wrong with a sentence; empty if it can be spoken. */
    static List<String> faults(String sentence) {
        var faults = new ArrayList<String>();
        UNSPEAKABLE.forEach((fault, pattern) -> {
            if (pattern.matcher(sentence).find()) {
                faults.add(fault);
            }
        });
        return faults;
    }
}
