package dev.alertroom.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The languages that Twilio speaks. An unknown one would end the call with an error just when somebody has picked up.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/say#languages-and-voices">Languages and voices</a>
 */
public final class Languages {

    private static final Set<String> SPOKEN = new TreeSet<>(Set.of(
            ("af-ZA am-ET ar-AE ar-XA arb bg-BG bn-IN ca-ES cmn-CN cmn-TW cs-CZ cy-GB da-DK de-AT de-DE el-GR en-AU en-CA"
                            + " en-GB en-GB-WLS en-IE en-IN en-NZ en-US en-ZA es-ES es-MX es-US fi-FI fil-PH fr-BE fr-CA fr-FR"
                            + " gu-IN he-IL hi-IN hu-HU id-ID is-IS it-IT ja-JP kn-IN ko-KR lv-LV ml-IN mr-IN ms-MY nb-NO nl-BE"
                            + " nl-NL pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE ta-IN te-IN th-TH tr-TR uk-UA vi-VN"
                            + " yue-HK zh-CN zh-HK zh-TW")
                    .split(" ")));

    /** Where a language alone could mean several. */
    private static final Set<String> USUAL = Set.of("en-US", "de-DE", "es-ES", "fr-FR", "nl-NL", "pt-BR", "zh-CN");

    private Languages() {}

    /**
     * The language of Twilio's that is meant.
     *
     * @param tag BCP 47, in any case; a language without a region is understood too
     * @return empty if Twilio does not speak it
     */
    public static Optional<String> spoken(String tag) {
        var wanted = tag.strip().replace('_', '-');
        return SPOKEN.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .or(() -> withRegion(USUAL, wanted))
                .or(() -> withRegion(SPOKEN, wanted));
    }

    private static Optional<String> withRegion(Set<String> languages, String wanted) {
        var prefix = wanted.toLowerCase(Locale.ROOT) + "-";
        return wanted.isEmpty()
                ? Optional.empty()
                : languages.stream()
                        .filter(language -> language.toLowerCase(Locale.ROOT).startsWith(prefix))
                        .findFirst();
    }
}
