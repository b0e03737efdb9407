package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Checked against the validator of Twilio's own library. That one decodes the query of a URL when it adds or drops a
 * port, so ports are varied on plain URLs only, and it knows no repeated parameters: they are given to it already joined
 * in the order in which Twilio's Node library joins them.
 */
class TwilioSignatureOracleTest {

    private static final String TOKEN = "simulated-auth-token";

    private final RequestValidator twilio = new RequestValidator(TOKEN);

    @Property
    void whatWeSignTwilioAccepts(@ForAll("urls") String url, @ForAll("forms") Map<String, List<String>> form) {
        assertTrue(twilio.validate(url, joined(form), TwilioSignature.sign(url, form, TOKEN)));
    }

    @Property
    void whatWeSignWeAccept(@ForAll("urls") String url, @ForAll("forms") Map<String, List<String>> form) {
        assertTrue(TwilioSignature.matches(TwilioSignature.sign(url, form, TOKEN), url, form, TOKEN));
    }

    @Property
    void weJudgeAsTwilioDoesWhateverPortWasSigned(
            @ForAll("plainUrls") String signed,
            @ForAll("plainUrls") String asked,
            @ForAll("forms") Map<String, List<String>> form) {
        String signature = TwilioSignature.sign(signed, form, TOKEN);
        assertEquals(
                twilio.validate(asked, joined(form), signature),
                TwilioSignature.matches(signature, asked, form, TOKEN));
    }

    @Property
    void aChangedParameterIsRefusedAsByTwilio(
            @ForAll("urls") String url,
            @ForAll("forms") Map<String, List<String>> signed,
            @ForAll("forms") Map<String, List<String>> sent) {
        String signature = TwilioSignature.sign(url, signed, TOKEN);
        assertEquals(
                twilio.validate(url, joined(sent), signature), TwilioSignature.matches(signature, url, sent, TOKEN));
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> query = text().map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                .map(value -> value.replace("+", "%20"));
        return Combinators.combine(plainUrls(), query, text())
                .as((url, first, second) ->
                        url + "?message=" + first + "&m=" + URLEncoder.encode(second, StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> plainUrls() {
        return Combinators.combine(
                        Arbitraries.of("http", "https"),
                        Arbitraries.of("", ":80", ":443", ":8443"),
                        Arbitraries.of("", "/", "/voice/answer"))
                .as((scheme, port, path) -> scheme + "://alerts.example" + port + path);
    }

    @Provide
    Arbitrary<Map<String, List<String>>> forms() {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of("To", "From", "Digits", "SpeechResult", "to"), text());
        return Arbitraries.maps(names, text().list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(6);
    }

    /** Letters of several scripts, what URLs and forms reserve, a blank, an emoji; often nothing at all. */
    private static Arbitrary<String> text() {
        Arbitrary<String> pieces = Arbitraries.of(
                "+", " ", "&", "=", "%", "%2B", "?", "#", "/", ":", "@", ";", ",", "\"", "<", "~", "*", "\r\n", "a",
                "Z", "0", "é", "本番", "サーバー", "🔥");
        return pieces.list().ofMaxSize(6).map(list -> String.join("", list));
    }

    private static Map<String, String> joined(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        parameter -> String.join(parameter.getKey(), new TreeSet<>(parameter.getValue()))));
    }
}
