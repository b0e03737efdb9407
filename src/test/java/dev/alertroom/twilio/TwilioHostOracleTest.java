package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's own library makes the same host of an edge. */
class TwilioHostOracleTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "tokyo", "sao-paulo", "tokyo-ix"})
    void theHostOfAnEdgeIsThatOfTwiliosLibrary(String edge) {
        var request = new Request(HttpMethod.GET, "https://api.twilio.com/2010-04-01/Accounts");
        request.setEdge(edge.isEmpty() ? null : edge);

        assertEquals(
                URI.create(request.constructURL().toString()).getHost(),
                URI.create(TwilioConnection.twilio(Routes.of(edge, ""))).getHost());
    }
}
