package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors are those of the tests of Twilio's Java and Python libraries. */
class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, List<String>> FORM = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"),
            "From", List.of("+14158675309"),
            "To", List.of("+18005551212"));
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    @Test
    void signsAsPublished() {
        assertEquals(SIGNATURE, TwilioSignature.sign(URL, FORM, TOKEN));
    }

    @Test
    void signsRepeatedParametersAsPublished() {
        Map<String, List<String>> form = Map.of(
                "Sid", List.of("CA123"), "SidAccount", List.of("AC123"), "Digits", List.of("5678", "1234", "1234"));
        assertEquals("IK+Dwps556ElfBT0I3Rgjkr1wJU=", TwilioSignature.sign(URL, form, TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2,      RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:1234/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "http://mycompany.com:1234/myapp.php?foo=1&bar=2,  Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
        "https://mycompany.com/myapp.php?foo=1&bar=2,      kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com/myapp.php?foo=1&bar=2,       0ZXoZLH/DfblKGATFgpif+LLRf4="
    })
    void acceptsAPublishedSignatureWithAndWithoutPort(String url, String signature) {
        assertTrue(TwilioSignature.matches(signature, url, FORM, TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "rsOYDt4T1cUTdK1PDd93/VVr8B8=", "署名"})
    void refusesAnotherSignature(String signature) {
        assertFalse(TwilioSignature.matches(signature, URL, FORM, TOKEN));
    }

    @Test
    void refusesTheSameRequestWithAnotherQueryOrder() {
        assertFalse(TwilioSignature.matches(SIGNATURE, "https://mycompany.com/myapp.php?bar=2&foo=1", FORM, TOKEN));
    }

    @Test
    void takesTheEncodingOfTheUrlAsItIs() {
        String signature = TwilioSignature.sign("https://a.example/?m=a%2Bb%20c", Map.of(), TOKEN);
        assertTrue(TwilioSignature.matches(signature, "https://a.example:443/?m=a%2Bb%20c", Map.of(), TOKEN));
        assertFalse(TwilioSignature.matches(signature, "https://a.example/?m=a%2bb%20c", Map.of(), TOKEN));
        assertFalse(TwilioSignature.matches(signature, "https://a.example/?m=a%2Bb+c", Map.of(), TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pass@a.example/x?y=z:1@b, https://user:pass@a.example:443/x?y=z:1@b",
        "http://[2001:db8::1]/x,                http://[2001:db8::1]:80/x",
        "https://a.example,                     https://a.example:443",
        "https://a.example?x=http://b:1/,       https://a.example:443?x=http://b:1/"
    })
    void findsThePortWhereverTheHostEnds(String without, String with) {
        assertTrue(TwilioSignature.matches(TwilioSignature.sign(with, FORM, TOKEN), without, FORM, TOKEN));
        assertTrue(TwilioSignature.matches(TwilioSignature.sign(without, FORM, TOKEN), with, FORM, TOKEN));
    }

    @Test
    void refusesEverythingWithoutAnAuthToken() {
        assertFalse(TwilioSignature.matches(SIGNATURE, URL, FORM, ""));
        assertThrows(IllegalArgumentException.class, () -> TwilioSignature.sign(URL, FORM, ""));
    }
}
