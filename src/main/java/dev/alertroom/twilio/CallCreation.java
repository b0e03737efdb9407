package dev.alertroom.twilio;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One call that is to be placed, and tried again until Twilio has it. After an answer that was lost or late, Twilio is asked
 * first whether it has taken the call; it is created twice at most where that is not known. An answer of success that cannot
 * be read is an answer of success.
 */
final class CallCreation {

    private static final Logger LOG = Logger.getLogger(CallCreation.class);

    /** How often it is created without a word of what came of it. */
    private static final int MAX_IN_DOUBT = 2;

    /** Of a call that Twilio has taken, and of which it does not tell more. */
    static final String UNKNOWN_SID = "unknown";

    private final Supplier<Uni<Call>> create;
    private final Supplier<Uni<RestResponse<CallPage>>> list;
    private final Supplier<Duration> elapsed;
    private final boolean before;
    private int inDoubt;
    private boolean taken;

    /**
     * @param create asks Twilio to place it
     * @param list asks Twilio for the latest calls from our number to this one
     * @param elapsed since it was created first
     * @param before whether that was before this, so that what was created may be over
     */
    CallCreation(
            Supplier<Uni<Call>> create,
            Supplier<Uni<RestResponse<CallPage>>> list,
            Supplier<Duration> elapsed,
            boolean before) {
        this.create = create;
        this.list = list;
        this.elapsed = elapsed;
        this.before = before;
        this.inDoubt = before ? 1 : 0;
    }

    /** It may have been taken. */
    boolean isInDoubt() {
        return inDoubt > 0 && !taken;
    }

    /** One try. */
    Uni<Call> attempt() {
        return inDoubt == 0 && !taken
                ? created()
                : found().chain(found -> found.map(this::take)
                        .orElseGet(() -> taken || inDoubt >= MAX_IN_DOUBT
                                ? Uni.createFrom()
                                        .failure(new TwilioUnreachableException("Twilio does not tell of the call"))
                                : created()));
    }

    private Uni<Call> take(Call call) {
        LOG.infof("Twilio has taken call %s, although its answer was lost", call.sid());
        return Uni.createFrom().item(call);
    }

    private Uni<Call> created() {
        return create.get()
                .onItem()
                .ifNull()
                .failWith(() -> TwilioUnreachableException.unreadable("Twilio answered without a body"))
                .onFailure(failure -> !(failure instanceof TwilioException))
                .transform(TwilioUnreachableException::of)
                .onFailure()
                .invoke(this::note);
    }

    private void note(Throwable failure) {
        if (failure instanceof TwilioUnreachableException unreachable) {
            taken = taken || unreachable.answered();
            inDoubt += unreachable.sent() ? 1 : 0;
        } else if (failure instanceof TwilioException refusal && refusal.ofGateway()) {
            inDoubt++;
        }
    }

    /** What is answered in the end if only that is known, that Twilio has it. */
    Optional<Call> takenUnseen(String to) {
        return taken ? Optional.of(new Call(UNKNOWN_SID, to, CallStatus.UNKNOWN)) : Optional.empty();
    }

    private Uni<Optional<Call>> found() {
        return list.get().map(page -> {
            var since = answeredAt(page).minus(elapsed.get()).minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
            return Optional.ofNullable(page.getEntity()).stream()
                    .flatMap(found -> found.calls().stream())
                    .filter(call -> call.isPlacedSince(since))
                    .filter(call -> !before || !call.status().ended())
                    .map(ListedCall::call)
                    .findFirst();
        });
    }

    /** By Twilio's clock, which also dates its calls; by ours only where it does not tell. */
    private static Instant answeredAt(RestResponse<CallPage> page) {
        return Optional.ofNullable(page.getHeaderString(HttpHeaders.DATE))
                .flatMap(RetryAfter::httpDate)
                .orElseGet(Clock.systemUTC()::instant);
    }
}
