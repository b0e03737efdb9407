package dev.alertroom.speech;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes what a monitor wrote for a screen fit for a phone: addresses, ids, markup and pictures are left out, names of
 * variables become words, long fractions are rounded, and common words are said in the language of the listener.
 */
public final class Speakable {

    static final int MAX_CHARACTERS = 2_000;

    /** What one rule leaves may be for another; in practice two passes do. */
    private static final int PASSES = 8;

    private static final String NOT_AFTER_WORD = "(?<![A-Za-z0-9_])";
    private static final String NOT_BEFORE_WORD = "(?![A-Za-z0-9_])";
    private static final String HTML_TAGS = "a|b|blockquote|body|br|code|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p"
            + "|pre|s|small|span|strong|style|table|tbody|td|th|thead|tr|u|ul";

    // Groups that repeat do so possessively, because the others recurse once a repetition.

    private static final List<Rule> MARKUP = List.of(
            // https://docs.slack.dev/messaging/formatting-message-text
            rule("<(?:(?:https?|mailto|tel):|[@#!])[^<>|\\s]*\\|([^<>]*)>", "$1"),
            rule("<(?:(?:https?|mailto|tel):|[@#!])[^<>\\s]*>", " "),
            rule("!?\\[([^\\[\\]]*)]\\((?:https?:|mailto:|[/#])[^()\\s]*\\)", "$1"),
            rule("(?i)</?(?:" + HTML_TAGS + ")(?:\\s[^<>]*)?/?>", " "),
            rule("&(?:amp|#38);", "&"),
            rule("&(?:lt|#60);", "<"),
            rule("&(?:gt|#62);", ">"),
            rule("&(?:quot|apos|nbsp|#34|#39|#160);", " "));

    private static final List<Rule> ADDRESSES = List.of(
            rule(
                    "(?i)(?:(?<![a-z])[a-z][a-z0-9+.-]{1,19}://|(?<![a-z0-9])www\\.)"
                            + "[!-~&&[^<>\"|{}\\\\^`]]*[a-z0-9/=_&#-]"
                            + "|(?:(?<![a-z])[a-z][a-z0-9+.-]{1,19})?://",
                    " "),
            rule("(?<![A-Za-z0-9])arn:aws[a-z-]*:[!-~]+", " "),
            rule(
                    "(?<![A-Za-z0-9_])/*(?:[a-z0-9-]+\\.googleapis\\.com/)?"
                            + "(?:projects|organizations|folders|subscriptions|billingAccounts)/[!-~&&[^<>\"'(){},;]]+",
                    " "),
            new Rule(
                    Pattern.compile("(?<![A-Za-z0-9.-])[a-z0-9-]+\\.googleapis\\.com/([A-Za-z0-9_/]+)"),
                    found -> found.group(1).replace('/', ' ')));

    private static final List<Rule> IDS = List.of(
            rule(NOT_AFTER_WORD + "(?i:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})" + NOT_BEFORE_WORD, " "),
            // The names that Kubernetes gives to the pods of a Deployment, and its node pools to their nodes.
            rule("(?<=[a-z0-9])-[a-f0-9]{8,10}-[a-z0-9]{4,5}(?![A-Za-z0-9-])", ""),
            new Rule(
                    Pattern.compile(
                            "(?<![A-Za-z0-9_.:])(?<![A-Za-z0-9]-)\\d{1,15}\\.\\d{3,40}+(?:[eE][+-]?\\d{1,2})?(?!\\.?\\d)"),
                    found -> rounded(found.group())),
            rule("(?<![A-Za-z0-9_.])\\d{9,}+(?:\\.\\d++)?" + NOT_BEFORE_WORD, " "),
            rule(
                    NOT_AFTER_WORD
                            + "(?:[A-Za-z]-)?(?:0[xX])?(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{8,}+"
                            + NOT_BEFORE_WORD,
                    " "),
            rule(NOT_AFTER_WORD + "(?=[A-Za-z0-9]{16})(?:[A-Za-z]*+\\d++[A-Za-z]++){2,}+\\d*+" + NOT_BEFORE_WORD, " "));

    private static final List<Rule> SIGNS = List.of(
            rule("(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{1,30}:(?![A-Za-z0-9:])", " "),
            rule("\\\\[nrt]", " "),
            rule("[`\\\\\\[\\]{}\"|]", " "),
            rule("\\*{2,}|~~|(?<![0-9 ])\\*|\\*(?![0-9 ])", ""),
            rule("(?<=^| )#{1,6} ", " "),
            rule("<([A-Za-z][A-Za-z ]{0,40})>", "$1"),
            rule("(?<=[A-Za-z0-9])=(?=[A-Za-z0-9])", " "));

    private static final List<Rule> NAMES = List.of(
            rule("(?<=[A-Za-z0-9])_+|_+(?=[A-Za-z0-9])", " "),
            new Rule(Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[A-Za-z0-9]*+"), found -> words(found.group())),
            new Rule(
                    Pattern.compile("(?<![A-Za-z0-9])(?=[A-Z]*[AEIOU])[A-Z]{5,}+(?![A-Za-z0-9])"),
                    found -> quieter(found.group())));

    private static final List<Rule> LEFTOVERS = List.of(
            rule("\\(\\s*\\)", " "),
            rule("(?<=^|\\s)[#^~/]+(?=\\s|$)", " "),
            rule("(?<=[A-Za-z0-9])-(?=\\s|$)", ""),
            rule("\\s+(?=[,;:!?)](?:\\s|$))", ""),
            rule("([,;:])(?:\\s*+[,;:])++(?=\\s|$)", "$1"),
            rule("([.。])(?:\\s*+[.。])++(?=\\s|$)", "$1"),
            rule("\\s{2,}", " "),
            rule("^(?:[\\s,;:]|-(?!\\d))++", ""),
            rule("[\\s,;:-]+$", ""));

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
        var said = capped(text.strip());
        for (int pass = 0; pass < PASSES; pass++) {
            var next = capped(pass(said));
            if (next.equals(said) || next.codePoints().noneMatch(Character::isLetterOrDigit)) {
                return said;
            }
            said = next;
        }
        return said;
    }

    private String pass(String text) {
        var bare = apply(SIGNS, withoutPictures(apply(IDS, apply(ADDRESSES, apply(MARKUP, text)))));
        return apply(LEFTOVERS, lexicon.translated(apply(LEFTOVERS, apply(NAMES, bare))));
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
        return text.codePoints()
                .filter(character -> !isPicture(character))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
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

    /** A fraction as one would say it: 1.9588528112516932 is 1.96, and 0.00012345 is 0.00012. */
    private static String rounded(String number) {
        var exact = new BigDecimal(number);
        var whole = exact.precision() - exact.scale();
        return exact.round(new MathContext(Math.max(2, whole + 2)))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** HighCPUUsage is High CPU Usage; names such as iOS, IPv6 and MiB stay whole. */
    private static String words(String name) {
        var words = name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
        for (String word : words) {
            if (word.length() < 2) {
                return name;
            }
        }
        return String.join(" ", words);
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
