package dev.alertroom.response;

import dev.alertroom.incident.MaskedNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The PIN of those who dial our number. After three wrong ones a number may try no more for a quarter of an hour, at this
 * instance: whoever pretends to have it keeps its owner from calling in, but not from being called.
 */
@ApplicationScoped
public class CallBackPin {

    private static final Logger LOG = Logger.getLogger(CallBackPin.class);

    static final int TRIES = 3;
    static final Duration LOCKED = Duration.ofMinutes(15);
    private static final int MAX_NUMBERS = 10_000;

    private final IncidentSettings settings;
    private final Clock clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    private record Wrong(int times, Instant last) {}

    CallBackPin(IncidentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What a try comes to. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** And no more may be tried now. */
        LOCKED
    }

    /** How many digits it has. */
    public int digits() {
        return settings.callBackPin().map(String::length).orElse(0);
    }

    /** Whether this number may try no more now. */
    public synchronized boolean locked(String number) {
        return wrongOf(number) >= TRIES;
    }

    /** How often this number was wrong lately. */
    public synchronized int wrongOf(String number) {
        var tried = wrong.get(number);
        return tried == null || !tried.last().plus(LOCKED).isAfter(clock.instant()) ? 0 : tried.times();
    }

    /**
     * Takes a try.
     *
     * @param number the caller's, as Twilio reports it
     */
    public synchronized Verdict tried(String number, String pin) {
        if (locked(number)) {
            return Verdict.LOCKED;
        }
        if (settings.callBackPin().filter(right -> same(right, pin)).isPresent()) {
            wrong.remove(number);
            return Verdict.RIGHT;
        }
        int times = wrongOf(number) + 1;
        wrong.remove(number);
        if (wrong.size() >= MAX_NUMBERS) {
            wrong.remove(wrong.keySet().iterator().next());
        }
        wrong.put(number, new Wrong(times, clock.instant()));
        LOG.warnf(
                "A caller with the number %s entered a wrong PIN, %d of %d tries",
                MaskedNumber.of(number), times, TRIES);
        return times < TRIES ? Verdict.WRONG : Verdict.LOCKED;
    }

    /** In a time that tells nothing of how much of it is right. */
    private static boolean same(String right, String tried) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    }
}
