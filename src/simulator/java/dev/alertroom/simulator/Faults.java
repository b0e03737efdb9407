package dev.alertroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the simulator is told to misbehave. Each setting holds until it is changed or {@linkplain #clear() cleared};
 * those that count ("the next n") use themselves up. Safe to call from any thread.
 */
public final class Faults {

    private record Answer(int status, OptionalInt retryAfterSeconds) {}

    private record LostCallback(Optional<String> event, Optional<String> number) {
        boolean matches(String itsEvent, String itsNumber) {
            return event.map(itsEvent::equals).orElse(true)
                    && number.map(itsNumber::equals).orElse(true);
        }
    }

    private long latencyMillis;
    private boolean down;
    private boolean hanging;
    private int requestsToDrop;
    private final List<Optional<String>> answersToLose = new ArrayList<>();
    private double callsPerSecond;
    private int accountRefusal;
    private boolean duplicateCallbacks;
    private List<String> callbackBases = List.of();
    private int nextBase;
    private final List<Answer> answers = new ArrayList<>();
    private final List<LostCallback> lostCallbacks = new ArrayList<>();
    private final Map<String, Integer> refusedNumbers = new HashMap<>();
    private final Map<String, Integer> refusedPrefixes = new HashMap<>();
    private final Set<String> failingNumbers = new HashSet<>();

    Faults() {}

    /** Every API request is answered this much later, in real milliseconds whatever the speed. */
    public synchronized Faults latencyMillis(long millis) {
        latencyMillis = millis;
        return this;
    }

    /** While down, every API connection is closed without an answer. */
    public synchronized Faults down(boolean isDown) {
        down = isDown;
        return this;
    }

    /** While hanging, API requests are taken and never answered. */
    public synchronized Faults hang(boolean hangs) {
        hanging = hangs;
        return this;
    }

    /** The connections of the next {@code times} API requests are closed without an answer. */
    public synchronized Faults dropNextRequests(int times) {
        requestsToDrop = times;
        return this;
    }

    /** The next {@code times} API requests are served, but their connections are closed without an answer. */
    public synchronized Faults loseNextAnswers(int times) {
        return answersToLose(times, Optional.empty());
    }

    /** The next {@code times} API requests are served, but answered with this instead of JSON. */
    public synchronized Faults garbleNextAnswers(int times, String body) {
        return answersToLose(times, Optional.of(body));
    }

    private Faults answersToLose(int times, Optional<String> instead) {
        for (int i = 0; i < times; i++) {
            answersToLose.add(instead);
        }
        return this;
    }

    /** The next {@code times} API requests are answered with an HTTP error: 429, 500, 503, … */
    public synchronized Faults answerNext(int times, int status) {
        return answerNext(times, new Answer(status, OptionalInt.empty()));
    }

    /** As {@link #answerNext(int, int)}, with a {@code Retry-After} header. */
    public synchronized Faults answerNext(int times, int status, int retryAfterSeconds) {
        return answerNext(times, new Answer(status, OptionalInt.of(retryAfterSeconds)));
    }

    private Faults answerNext(int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            answers.add(answer);
        }
        return this;
    }

    /** Calls to this number are refused at creation with this Twilio error code. */
    public synchronized Faults refuse(String number, int code) {
        refusedNumbers.put(number, code);
        return this;
    }

    /** Calls to numbers that start so are refused with 21215, as when a country is off in the geo permissions. */
    public synchronized Faults refuseCountry(String prefix) {
        refusedPrefixes.put(prefix, ApiError.NOT_PERMITTED_THERE);
        return this;
    }

    synchronized boolean refusesCountry(String prefix) {
        return refusedPrefixes.containsKey(prefix);
    }

    /** Every call is refused at creation with this Twilio error code, as when something is wrong with the account; 0 to stop. */
    public synchronized Faults refuseAll(int code) {
        accountRefusal = code;
        return this;
    }

    /** Calls to this number are taken and then fail, as when it isn't in service. */
    public synchronized Faults fail(String number) {
        failingNumbers.add(number);
        return this;
    }

    /** The next {@code times} callbacks (of a call or a conference; not requests for TwiML) are never sent. */
    public synchronized Faults dropNextCallbacks(int times) {
        return dropNextCallbacks(times, new LostCallback(Optional.empty(), Optional.empty()));
    }

    /**
     * As {@link #dropNextCallbacks(int)}, but only those of one event about one phone.
     *
     * @param event as in {@code StatusCallbackEvent}: {@code ringing}, {@code completed}, {@code participant-join}, …
     */
    public synchronized Faults dropNextCallbacks(int times, String event, String number) {
        return dropNextCallbacks(times, new LostCallback(Optional.of(event), Optional.of(number)));
    }

    private Faults dropNextCallbacks(int times, LostCallback lost) {
        for (int i = 0; i < times; i++) {
            lostCallbacks.add(lost);
        }
        return this;
    }

    /** Every request to the service, for TwiML too, is sent twice at the same time; the first one's TwiML counts. */
    public synchronized Faults duplicateCallbacks(boolean twice) {
        duplicateCallbacks = twice;
        return this;
    }

    /**
     * Every request to the service goes to the next of these instead of the scheme, host and port in its URL, and is
     * signed for that.
     *
     * @param bases like {@code http://localhost:8081}, without a path; empty to stop
     */
    public synchronized Faults callbackBases(List<String> bases) {
        callbackBases = List.copyOf(bases);
        nextBase = 0;
        return this;
    }

    /** Calls wait in Twilio's queue so that no more than this many start a second; 0, the default, for no limit. */
    public synchronized Faults callsPerSecond(double limit) {
        callsPerSecond = limit;
        return this;
    }

    /** Behaves again. */
    public synchronized void clear() {
        latencyMillis = 0;
        down = false;
        hanging = false;
        requestsToDrop = 0;
        answersToLose.clear();
        callsPerSecond = 0;
        accountRefusal = 0;
        duplicateCallbacks = false;
        callbackBases = List.of();
        nextBase = 0;
        answers.clear();
        lostCallbacks.clear();
        refusedNumbers.clear();
        refusedPrefixes.clear();
        failingNumbers.clear();
    }

    /** What the next API request meets, decided once and in this order. */
    synchronized Fate nextRequest() {
        if (down) {
            return new Fate.Dropped();
        }
        if (hanging) {
            return new Fate.Hung();
        }
        if (requestsToDrop > 0) {
            requestsToDrop--;
            return new Fate.Dropped();
        }
        if (!answers.isEmpty()) {
            Answer answer = answers.remove(0);
            return new Fate.Refused(answer.status, answer.retryAfterSeconds, latencyMillis);
        }
        if (!answersToLose.isEmpty()) {
            return new Fate.Unheard(latencyMillis, answersToLose.remove(0));
        }
        return new Fate.Served(latencyMillis);
    }

    sealed interface Fate {
        record Served(long latencyMillis) implements Fate {}

        record Refused(int status, OptionalInt retryAfterSeconds, long latencyMillis) implements Fate {}

        /** @param instead what is answered instead of the truth; empty for nothing */
        record Unheard(long latencyMillis, Optional<String> instead) implements Fate {}

        record Dropped() implements Fate {}

        record Hung() implements Fate {}
    }

    synchronized OptionalInt refusal(String number) {
        if (accountRefusal != 0) {
            return OptionalInt.of(accountRefusal);
        }
        if (refusedNumbers.containsKey(number)) {
            return OptionalInt.of(refusedNumbers.get(number));
        }
        return refusedPrefixes.entrySet().stream()
                .filter(refused -> number.startsWith(refused.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst();
    }

    synchronized boolean failsTo(String number) {
        return failingNumbers.contains(number);
    }

    synchronized boolean losesCallback(String event, String number) {
        for (LostCallback lost : lostCallbacks) {
            if (lost.matches(event, number)) {
                lostCallbacks.remove(lost);
                return true;
            }
        }
        return false;
    }

    /** {@return the URLs that a request for this one really goes to, at least one} */
    synchronized List<String> deliveries(String url) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < (duplicateCallbacks ? 2 : 1); i++) {
            urls.add(callbackBases.isEmpty() ? url : rebased(url));
        }
        return urls;
    }

    private String rebased(String url) {
        String base = callbackBases.get(nextBase);
        nextBase = (nextBase + 1) % callbackBases.size();
        return base + url.replaceFirst("^[a-zA-Z]+://[^/?#]*", "");
    }

    synchronized double callsPerSecond() {
        return callsPerSecond;
    }

    synchronized FaultsState state() {
        return new FaultsState(
                latencyMillis,
                down,
                hanging,
                requestsToDrop,
                answers.size(),
                callsPerSecond,
                duplicateCallbacks,
                callbackBases,
                lostCallbacks.size(),
                Map.copyOf(refusedNumbers),
                Set.copyOf(refusedPrefixes.keySet()),
                Set.copyOf(failingNumbers));
    }
}
