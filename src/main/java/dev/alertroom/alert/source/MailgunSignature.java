package dev.alertroom.alert.source;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.Hmac;
import dev.alertroom.security.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks">Securing webhooks</a> */
@ApplicationScoped
class MailgunSignature {

    /** Mailgun tries for eight hours to deliver a mail. */
    private static final Duration OLDEST = Duration.ofHours(9);

    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Mailgun signs every token; only a flood of its mails could fill this. */
    private static final int MAX_TOKENS = 10_000;

    private final MailSettings settings;
    private final Clock clock;

    /** The tokens that came, with when; oldest first. */
    private final Map<String, Instant> used = new LinkedHashMap<>();

    MailgunSignature(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean isExpected() {
        return settings.signingKey().isPresent();
    }

    /**
     * Whether a mail is signed. Its token is used up by that: whoever has seen a request could send it with another mail.
     *
     * @throws ProblemException 401 if it is, but wrongly, or with a token that came before
     */
    boolean isRight(Optional<MailForm> form) {
        var signature = form.flatMap(mail -> mail.ascii("signature"));
        if (signature.isEmpty()) {
            return false;
        }
        var timestamp = form.flatMap(mail -> mail.ascii("timestamp")).orElse("");
        var token = form.flatMap(mail -> mail.ascii("token")).orElse("");
        if (!isRecent(timestamp) || !isSigned(timestamp + token, signature.get())) {
            throw new ProblemException(new Problem(
                    "Unauthorized",
                    401,
                    "The mail's signature is not Mailgun's with ALERTROOM_MAILGUN_SIGNING_KEY, or too old."));
        }
        if (!use(token)) {
            throw new ProblemException(
                    new Problem("Unauthorized", 401, "A mail with this signature came before; each is taken once."));
        }
        return true;
    }

    private synchronized boolean use(String token) {
        var now = clock.instant();
        var oldest = now.minus(OLDEST).minus(SKEW);
        used.values().removeIf(oldest::isAfter);
        if (used.size() >= MAX_TOKENS) {
            used.remove(used.keySet().iterator().next());
        }
        return used.putIfAbsent(token, now) == null;
    }

    /** The mail could not be taken: Mailgun may send it again. */
    synchronized boolean release(Optional<MailForm> form) {
        return form.flatMap(mail -> mail.ascii("token"))
                .filter(token -> used.remove(token) != null)
                .isPresent();
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,11}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.compareTo(OLDEST) <= 0 && age.compareTo(SKEW.negated()) >= 0;
    }

    private boolean isSigned(String text, String signature) {
        var key = settings.signingKey().orElseThrow().strip().getBytes(StandardCharsets.UTF_8);
        var expected = HexFormat.of().formatHex(Hmac.sha256(key, text.getBytes(StandardCharsets.UTF_8)));
        return Sessions.same(expected, signature.strip());
    }
}
