package dev.alertroom.simulator;

import java.util.Locale;
import java.util.Optional;

/** {@code /Calls}, see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio's page</a>. */
final class CallsApi {

    private static final int INVALID_CALL_STATE = 21220;

    private final String accountSid;
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final CallForm form;
    private final RequestCount count;

    CallsApi(
            SimulatorSettings settings, Exchange exchange, Switchboard switchboard, Faults faults, RequestCount count) {
        this.accountSid = settings.accountSid();
        this.exchange = exchange;
        this.switchboard = switchboard;
        this.form = new CallForm(settings.from(), faults);
        this.count = count;
    }

    ApiAnswer create(ApiRequest request) {
        CallOrder order = form.order(request.form());
        count.callTaken(order.to());
        return exchange.actFor(() -> ApiAnswer.created(CallJson.of(accountSid, switchboard.place(order))
                // Twilio writes these only once the call has left its queue.
                .putNull("date_created")
                .putNull("date_updated")));
    }

    ApiAnswer list(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(ApiPage.of(
                request,
                "calls",
                switchboard.calls().stream()
                        .filter(call -> matches(request, "Status", call.status().restWord())
                                && matches(request, "To", call.to())
                                && matches(request, "From", call.from())
                                && StartTimes.match(request.query(), call.dialledAt()))
                        .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                        .map(call -> CallJson.of(accountSid, call))
                        .toList())));
    }

    ApiAnswer fetch(ApiRequest request) {
        return exchange.read(() -> ApiAnswer.ok(CallJson.of(accountSid, call(request))));
    }

    ApiAnswer update(ApiRequest request) {
        return exchange.actFor(() -> {
            OngoingCall call = call(request);
            Optional<String> status = request.form().get("Status").map(word -> word.toLowerCase(Locale.ROOT));
            Optional<Instructions> instructions = form.instructions(request.form());
            if (call.status().isTerminal()) {
                throw ApiError.bad(INVALID_CALL_STATE, "Call is not in-progress. Cannot redirect.");
            }
            status.ifPresent(word -> changeStatus(call, word));
            instructions.ifPresent(next -> redirect(call, next));
            return ApiAnswer.ok(CallJson.of(accountSid, call));
        });
    }

    private void changeStatus(OngoingCall call, String status) {
        switch (status) {
            case "completed" -> switchboard.hangUp(call, "ended by the API");
            case "canceled" -> {
                // "will attempt to hang up calls that are queued or ringing but not affect calls already in progress"
                if (call.status() != CallState.IN_PROGRESS) {
                    switchboard.hangUp(call, "canceled");
                }
            }
            default -> throw ApiError.bad(20001, "Status: %s is not one of canceled, completed".formatted(status));
        }
    }

    private void redirect(OngoingCall call, Instructions instructions) {
        if (call.status() != CallState.IN_PROGRESS) {
            throw ApiError.bad(INVALID_CALL_STATE, "Call is not in-progress. Cannot redirect.");
        }
        switchboard.redirect(call, instructions);
    }

    private OngoingCall call(ApiRequest request) {
        return switchboard.find(request.segment("call")).orElseThrow(() -> ApiError.notFound(request.path()));
    }

    private static boolean matches(ApiRequest request, String filter, String value) {
        return request.query().get(filter).map(value::equals).orElse(true);
    }
}
