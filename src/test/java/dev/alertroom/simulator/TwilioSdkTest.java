package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ACCOUNT;
import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.OUR_NUMBER;
import static dev.alertroom.simulator.Stage.TOKEN;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import dev.alertroom.simulator.ScriptedService.Answer;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twilio's own library takes the simulator for Twilio. */
class TwilioSdkTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void itPlacesFetchesAndCancelsACall() {
        TwilioRestClient client = client(TOKEN);
        Call call = order(ALICE).setTimeout(25).create(client);
        assertEquals(Call.Status.QUEUED, call.getStatus());
        assertEquals(ALICE, call.getTo());
        await().until(stage.alice()::ringing);

        assertEquals(
                Call.Status.RINGING, Call.fetcher(call.getSid()).fetch(client).getStatus());
        assertEquals(
                Call.Status.CANCELED,
                Call.updater(call.getSid())
                        .setStatus(Call.UpdateStatus.CANCELED)
                        .update(client)
                        .getStatus());
    }

    @Test
    void itReadsTheErrors() {
        ApiException invalid =
                assertThrows(ApiException.class, () -> order("+8190").create(client(TOKEN)));
        ApiException unauthorized =
                assertThrows(ApiException.class, () -> order(ALICE).create(client("wrong")));

        assertEquals(21211, invalid.getCode());
        assertEquals(400, invalid.getStatusCode());
        assertEquals(20003, unauthorized.getCode());
    }

    @Test
    void itListsCallsPageByPage() {
        for (int i = 0; i < 5; i++) {
            stage.call("+81901111000" + i);
        }

        List<Call> calls = all(Call.reader().pageSize(2).read(client(TOKEN)));

        assertEquals(5, calls.size());
    }

    @Test
    void itFindsTheRoomAndSpeaksIntoIt() {
        TwilioRestClient client = client(TOKEN);
        stage.service()
                .answer(
                        "/answer",
                        Answer.twiml("<Dial><Conference participantLabel='who'>AlertRoom</Conference></Dial>"),
                        Answer.twiml("<Dial><Conference>AlertRoom</Conference></Dial>"))
                .twiml("/announce", "<Say>good news</Say>");
        for (Phone phone :
                List.of(stage.simulator().phone(ALICE), stage.simulator().phone(BOB))) {
            stage.connect(phone);
            await().until(() -> phone.room().isPresent());
        }

        Conference room = all(Conference.reader()
                        .setFriendlyName("AlertRoom")
                        .setStatus(Conference.Status.IN_PROGRESS)
                        .read(client))
                .get(0);
        List<Participant> participants = all(Participant.reader(room.getSid()).read(client));
        Conference.updater(room.getSid())
                .setAnnounceUrl(URI.create(stage.service().url("/announce")))
                .update(client);

        assertEquals("who", participants.get(0).getLabel());
        assertEquals(2, participants.size());
        await().until(() -> stage.alice().heard("good news"));
        assertTrue(Participant.deleter(room.getSid(), "who").delete(client));
    }

    private com.twilio.rest.api.v2010.account.CallCreator order(String to) {
        return Call.creator(
                new PhoneNumber(to),
                new PhoneNumber(OUR_NUMBER),
                URI.create(stage.service().url("/answer")));
    }

    private static <T> List<T> all(Iterable<T> resources) {
        return StreamSupport.stream(resources.spliterator(), false).toList();
    }

    private TwilioRestClient client(String token) {
        return new TwilioRestClient.Builder(ACCOUNT, token)
                .accountSid(ACCOUNT)
                .httpClient(new ToTheSimulator(stage.port()))
                .build();
    }

    /** Sends what is meant for Twilio to the simulator. */
    private static final class ToTheSimulator extends HttpClient {
        private final NetworkHttpClient network = new NetworkHttpClient();
        private final int port;

        ToTheSimulator(int port) {
            this.port = port;
        }

        @Override
        public Response makeRequest(Request request) {
            String url = request.getUrl().replaceFirst("^https://[^/]+", "http://localhost:" + port);
            Request redirected = new Request(request.getMethod(), url);
            redirected.setAuth(request.getUsername(), request.getPassword());
            request.getQueryParams()
                    .forEach((name, values) -> values.forEach(value -> redirected.addQueryParam(name, value)));
            request.getPostParams()
                    .forEach((name, values) -> values.forEach(value -> redirected.addPostParam(name, value)));
            return network.makeRequest(redirected);
        }
    }
}
