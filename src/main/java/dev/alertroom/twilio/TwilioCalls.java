package dev.alertroom.twilio;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Rings phones and steers conferences. Every failure is a {@link TwilioException} (Twilio answered, and refused) or a
 * {@link TwilioUnreachableException} (it didn't answer in time); an {@link IllegalStateException} names a setting that
 * is missing. Nothing here blocks.
 */
@ApplicationScoped
class TwilioCalls {

    private static final Logger LOG = Logger.getLogger(TwilioCalls.class);
    private static final String POST = "POST";
    private static final String GET = "GET";

    /** Of the calls to one number, far more than are placed at once. */
    private static final int LATEST = 20;

    private static final int MAX_DOUBTS = 1_000;

    private final TwilioApi api;
    private final TwilioSettings settings;
    private final RetryPolicy placing;
    private final RetryPolicy steering;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;

    /** Since when Twilio may be ringing these numbers without our knowing; the next call to one looks first. */
    private final Map<String, Long> doubts;

    @Inject
    TwilioCalls(TwilioApi api, TwilioSettings settings) {
        this(api, settings, RetryPolicy.PLACING, RetryPolicy.STEERING, System::nanoTime, new Random());
    }

    TwilioCalls(
            TwilioApi api,
            TwilioSettings settings,
            RetryPolicy placing,
            RetryPolicy steering,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this(api, settings, placing, steering, nanoTime, random, new ConcurrentHashMap<>());
    }

    private TwilioCalls(
            TwilioApi api,
            TwilioSettings settings,
            RetryPolicy placing,
            RetryPolicy steering,
            LongSupplier nanoTime,
            RandomGenerator random,
            Map<String, Long> doubts) {
        this.api = api;
        this.settings = settings;
        this.placing = placing;
        this.steering = steering;
        this.nanoTime = nanoTime;
        this.random = random;
        this.doubts = doubts;
    }

    /** The same, what it knows included, with no more patience than this for a request and its retries. */
    TwilioCalls within(Duration patience) {
        return new TwilioCalls(
                api, settings, placing.within(patience), steering.within(patience), nanoTime, random, doubts);
    }

    /**
     * Places a call. Tried again for about 8 s while Twilio can't be reached, doesn't answer, or answers 429 or 5xx. A
     * creation whose answer was lost may have been taken: Twilio is asked for that call before it is created again, see
     * {@link CallCreation}.
     */
    public Uni<Call> place(CallRequest request) {
        return Uni.createFrom().deferred(() -> {
            var earlier = Optional.ofNullable(doubts.remove(request.to()));
            long start = earlier.orElseGet(nanoTime::getAsLong);
            var creation = new CallCreation(
                    () -> create(request), () -> latest(request.to()), () -> since(start), earlier.isPresent());
            return patiently(placing, creation::attempt)
                    .onFailure()
                    .invoke(() -> remember(request.to(), start, creation))
                    .onFailure()
                    .recoverWithUni(failure -> creation.takenUnseen(request.to())
                            .map(call -> Uni.createFrom().item(call))
                            .orElseGet(() -> Uni.createFrom().failure(failure)));
        });
    }

    private void remember(String to, long start, CallCreation creation) {
        if (creation.isInDoubt() && doubts.size() < MAX_DOUBTS) {
            doubts.put(to, start);
        }
    }

    private Uni<Call> create(CallRequest request) {
        List<String> events =
                request.events().stream().sorted().map(CallProgressEvent::text).toList();
        return api.createCall(
                accountSid(),
                request.to(),
                required(settings.from(), "TWILIO_FROM"),
                request.url(),
                POST,
                request.fallbackUrl().orElse(null),
                request.fallbackUrl().map(url -> GET).orElse(null),
                request.statusCallback(),
                POST,
                events,
                request.ringTime().toSeconds());
    }

    private Uni<RestResponse<CallPage>> latest(String to) {
        return api.calls(accountSid(), to, required(settings.from(), "TWILIO_FROM"), LATEST);
    }

    /** The call as it stands now. */
    public Uni<Call> call(String sid) {
        return patiently(steering, () -> api.call(accountSid(), sid));
    }

    /** Stops a call that has not been answered yet; one that has been goes on. */
    public Uni<Call> cancel(String sid) {
        return patiently(steering, () -> api.updateCall(accountSid(), sid, CallStatus.CANCELED.text()));
    }

    /** Sends a call that goes on to the TwiML at {@code url}, which Twilio fetches by POST: whatever it was doing is over. */
    public Uni<Call> send(String sid, String url) {
        return patiently(steering, () -> api.redirectCall(accountSid(), sid, url, POST));
    }

    /** Has Twilio fetch the TwiML at {@code url} by POST and speak it to everyone in the conference. */
    public Uni<Conference> announce(String conferenceSid, String url) {
        return patiently(steering, () -> api.updateConference(accountSid(), conferenceSid, url, POST));
    }

    /** Has those in a conference hear a participant, or not. */
    public Uni<Participant> mute(String conferenceSid, String callSid, boolean muted) {
        return patiently(steering, () -> api.updateParticipant(accountSid(), conferenceSid, callSid, muted));
    }

    /**
     * Ends a call that goes on. To delete the participant would end nothing: the call goes on with the TwiML that follows its
     * {@code Dial}, and ours opens the room once more.
     *
     * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource">completed: "the call will be ended
     *     even if it's in progress"</a>
     */
    public Uni<Call> hangUp(String sid) {
        return patiently(steering, () -> api.updateCall(accountSid(), sid, CallStatus.COMPLETED.text()));
    }

    /** Who is in a conference. */
    public Uni<List<Participant>> participants(String conferenceSid) {
        return patiently(steering, () -> api.participants(accountSid(), conferenceSid))
                .map(ParticipantPage::participants);
    }

    private <T> Uni<T> patiently(RetryPolicy patience, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            long start = nanoTime.getAsLong();
            AtomicInteger retries = new AtomicInteger();
            return Uni.createFrom()
                    .deferred(() -> attempt(request, patience.budget().minus(since(start))))
                    .onFailure(TwilioCalls::retryable)
                    .retry()
                    .when(failures -> failures.onItem()
                            .transformToUniAndConcatenate(
                                    failure -> pause(patience, retries.incrementAndGet(), since(start), failure)));
        });
    }

    private static <T> Uni<T> attempt(Supplier<Uni<T>> request, Duration left) {
        return request.get()
                .onItem()
                .ifNull()
                .failWith(() -> new TwilioUnreachableException("Twilio answered without a body"))
                .ifNoItem()
                .after(left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .failWith(() -> new TwilioUnreachableException("Twilio did not answer in time"))
                .onFailure(failure -> !(failure instanceof TwilioException))
                .transform(TwilioUnreachableException::of);
    }

    private Uni<Duration> pause(RetryPolicy patience, int retry, Duration elapsed, Throwable failure) {
        return patience.pauseBefore(retry, elapsed, retryAfter(failure), random)
                .map(pause -> {
                    LOG.infof("%s, retry %d in %d ms", summary(failure), retry, pause.toMillis());
                    return Uni.createFrom().item(pause).onItem().delayIt().by(pause);
                })
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    private static boolean retryable(Throwable failure) {
        return failure instanceof TwilioException refusal
                ? refusal.retryable()
                : failure instanceof TwilioUnreachableException;
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        return failure instanceof TwilioException refusal ? refusal.retryAfter() : Optional.empty();
    }

    /** Without Twilio's message, which may quote a phone number. */
    private static String summary(Throwable failure) {
        return failure instanceof TwilioException refusal
                ? "Twilio answered " + refusal.status()
                : failure.getMessage();
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private String accountSid() {
        return required(settings.accountSid(), "TWILIO_ACCOUNT_SID");
    }

    private static String required(Optional<String> setting, String variable) {
        return setting.orElseThrow(() -> new IllegalStateException(variable + " is not set"));
    }
}
