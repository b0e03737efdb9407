package dev.alertroom.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack:C0123456789",
                "slack:G0123456789",
                "slack-webhook:https://hooks.slack.com/services/T0/B0/x",
                "google-chat:https://chat.googleapis.com/v1/spaces/S/messages?key=k&token=t",
                "teams:https://prod-1.japaneast.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=a%2Fb",
                "line:U0123456789abcdef0123456789abcdef",
                "webhook:https://example.com",
                "webhook:http://localhost:8081/hook"
            })
    void anAddressIsAKindAndWhatItNeeds(String written) {
        var address = ChatAddress.parse(" " + written + " ").orElseThrow();

        assertEquals(written, address.kind().scheme() + ":" + address.target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "slack",
                "slack:",
                "slack:#general",
                "slack:general",
                "slack:https://hooks.slack.com/services/T0/B0/x",
                "line:@alertroom",
                "webhook:example.com",
                "webhook:http://example.com/",
                "webhook:https://user:password@example.com/",
                "webhook:file:///etc/passwd",
                "teams:https:// example.com",
                "https://example.com"
            })
    void anythingElseIsNone(String written) {
        assertEquals(Optional.empty(), ChatAddress.parse(written));
    }

    @Test
    void itIsPrintedWithoutWhatIsSecret() {
        var printed = ChatAddress.parse("webhook:https://example.com/secret")
                .orElseThrow()
                .toString();

        assertFalse(printed.contains("example.com"), printed);
    }
}
