package dev.alertroom.alert.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of a mail's HTML. It is only listened to, so whatever is not understood may be left out; in linear time. */
final class Html {

    /** What is inside is not said: it is no text, or it is quoted. */
    private static final List<String> SILENT = List.of("script", "style", "head", "title", "blockquote");

    private static final Set<String> INLINE =
            Set.of("a", "b", "i", "u", "em", "strong", "span", "font", "code", "small", "sub", "sup", "img", "abbr");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));");
    private static final Pattern NAME = Pattern.compile("/?([a-z][a-z0-9]{0,19})");

    private final String html;
    private final String lower;
    private final StringBuilder text = new StringBuilder();

    private Html(String html) {
        this.html = html;
        this.lower = lower(html);
    }

    static String text(String html) {
        return new Html(html).read();
    }

    /** Names of tags are ASCII. Other letters stay as they are: some are longer in lower case, so that places would differ. */
    private static String lower(String html) {
        var lower = html.toCharArray();
        for (int at = 0; at < lower.length; at++) {
            if (lower[at] >= 'A' && lower[at] <= 'Z') {
                lower[at] += 'a' - 'A';
            }
        }
        return new String(lower);
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0) {
                tag = html.length();
            }
            text.append(html, at, tag);
            at = tag < html.length() ? afterTag(tag) : tag;
        }
        return ENTITY.matcher(text).replaceAll(Html::character);
    }

    private int afterTag(int tag) {
        if (lower.startsWith("<!--", tag)) {
            return after("-->", tag);
        }
        var name = NAME.matcher(lower).region(tag + 1, lower.length());
        if (!name.lookingAt()) {
            if (tag + 1 < lower.length() && "!?/".indexOf(lower.charAt(tag + 1)) >= 0) {
                return after(">", tag);
            }
            text.append('<');
            return tag + 1;
        }
        text.append(INLINE.contains(name.group(1)) ? "" : "\n");
        boolean opens = lower.charAt(tag + 1) != '/';
        return opens && SILENT.contains(name.group(1)) ? after(">", after("</" + name.group(1), tag)) : after(">", tag);
    }

    /** What is never closed is left out to the end. */
    private int after(String end, int from) {
        int found = lower.indexOf(end, from);
        return found < 0 ? lower.length() : found + end.length();
    }

    private static String character(MatchResult entity) {
        var character = entity.group(3) != null
                ? NAMED.getOrDefault(entity.group(3), " ")
                : character(
                        entity.group(1) != null
                                ? Integer.parseInt(entity.group(1))
                                : Integer.parseInt(entity.group(2), 16));
        return Matcher.quoteReplacement(character);
    }

    private static String character(int codePoint) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : " ";
    }
}
