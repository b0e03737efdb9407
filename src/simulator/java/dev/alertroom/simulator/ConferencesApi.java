package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/**
 * {@code /Conferences} and their participants, see
 * <a href="https://www.twilio.com/docs/voice/api/conference-resource">Twilio's</a>
 * <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">pages</a>.
 */
final class ConferencesApi {

    private static final int INVALID_URL = 21205;

    private final String accountSid;
    private final Exchange exchange;
    private final Conferences conferences;

    ConferencesApi(SimulatorSettings settings, Exchange exchange, Conferences conferences) {
        this.accountSid = settings.accountSid();
        this.exchange = exchange;
        this.conferences = conferences;
    }

    ApiAnswer list(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(ApiPage.of(
                request,
                "conferences",
                conferences.all().stream()
                        .filter(conference -> matches(request, "FriendlyName", conference.name())
                                && matches(request, "Status", conference.status()))
                        .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                        .map(conference -> ConferenceJson.of(accountSid, conference))
                        .toList())));
    }

    ApiAnswer fetch(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(ConferenceJson.of(accountSid, conference(request))));
    }

    ApiAnswer update(ApiRequest request) {
        return exchange.actFor(() -> {
            OngoingConference conference = conference(request);
            if (conference.hasEnded()) {
                throw ApiError.notFound(request.path());
            }
            target(request, "AnnounceUrl", "AnnounceMethod").ifPresent(url -> conferences.announce(conference, url));
            if (request.form().get("Status").filter("completed"::equals).isPresent()) {
                conferences.endByApi(conference);
            }
            return ApiAnswer.ok(ConferenceJson.of(accountSid, conference));
        });
    }

    ApiAnswer participants(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(ApiPage.of(
                request,
                "participants",
                conference(request).participants().stream()
                        .filter(participant -> matches(request, "Muted", String.valueOf(participant.isMuted()))
                                && matches(request, "Hold", String.valueOf(participant.isHeld())))
                        .map(participant -> ConferenceJson.of(accountSid, participant))
                        .toList())));
    }

    ApiAnswer participant(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(ConferenceJson.of(accountSid, present(request))));
    }

    ApiAnswer updateParticipant(ApiRequest request) {
        return exchange.actFor(() -> {
            ConferenceMember participant = present(request);
            request.flag("Muted").ifPresent(muted -> conferences.mute(participant, muted));
            Optional<Target> holdUrl = target(request, "HoldUrl", "HoldMethod");
            request.flag("Hold").ifPresent(held -> conferences.hold(participant, held, holdUrl));
            target(request, "AnnounceUrl", "AnnounceMethod").ifPresent(url -> conferences.announce(participant, url));
            return ApiAnswer.ok(ConferenceJson.of(accountSid, participant));
        });
    }

    ApiAnswer removeParticipant(ApiRequest request) {
        return exchange.actFor(() -> {
            conferences.kick(present(request));
            return ApiAnswer.noContent();
        });
    }

    private OngoingConference conference(ApiRequest request) {
        return conferences.find(request.segment("conference")).orElseThrow(() -> ApiError.notFound(request.path()));
    }

    private ConferenceMember present(ApiRequest request) {
        return conference(request)
                .participant(request.segment("participant"))
                .orElseThrow(() -> ApiError.notFound(request.path()));
    }

    private static Optional<Target> target(ApiRequest request, String urlName, String methodName) {
        HttpMethod method = request.form()
                .get(methodName)
                .filter("GET"::equalsIgnoreCase)
                .map(get -> HttpMethod.GET)
                .orElse(HttpMethod.POST);
        return request.form().get(urlName).map(url -> new Target(CallForm.absolute(url, INVALID_URL), method));
    }

    private static boolean matches(ApiRequest request, String filter, String value) {
        return request.query().get(filter).map(value::equals).orElse(true);
    }
}
