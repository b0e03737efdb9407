package dev.alertroom.alert.source;

import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a mail is from whom it says it is, and from one who may clear alerts. Everyone can write to the address that mails come to, in
 * anybody's name; so a mail clears only if its sender is on a list, and SPF or DKIM, as the mail service has checked it, speaks for the
 * sender's own domain.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-3.1">RFC 7489, identifier alignment</a>
 */
@ApplicationScoped
class MailSenders {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]{0,500}\"");
    private static final Pattern IN_BRACKETS = Pattern.compile("[^<>]{0,500}<([^<>\\s]{3,320})>\\s*");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@,;<>()\"]{1,64}@([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)");
    private static final Pattern DKIM_OF_SENDGRID = Pattern.compile("@([A-Za-z0-9.-]{1,253})\\s*:\\s*([a-z]+)");
    private static final Pattern DKIM_DOMAIN =
            Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9.-]{1,253})\\s*(?:;|$)");

    private static final int MAX_CHARACTERS = 1_000;

    private final List<String> allowed;

    @Inject
    MailSenders(MailSenderSettings settings) {
        this(settings.senders().orElse(List.of()));
    }

    MailSenders(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(sender -> sender.strip().toLowerCase(Locale.ROOT))
                .filter(sender -> !sender.isEmpty())
                .toList();
    }

    /** Whether what the mail says is over is over. */
    boolean mayClear(MailForm form, Payload payload) {
        return !allowed.isEmpty()
                && form.ascii("from")
                        .flatMap(MailSenders::address)
                        .filter(this::isAllowed)
                        .map(MailSenders::domain)
                        .filter(domain -> isProven(domain, form, payload))
                        .isPresent();
    }

    private boolean isAllowed(String address) {
        return allowed.contains(address) || allowed.contains(domain(address));
    }

    /** The only address that it is from; empty if there may be several. */
    private static Optional<String> address(String from) {
        if (from.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var bare = QUOTED.matcher(from).replaceAll("");
        var inBrackets = IN_BRACKETS.matcher(bare);
        var address = (inBrackets.matches() ? inBrackets.group(1) : bare.strip()).toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean isProven(String domain, MailForm form, Payload payload) {
        return MailHeaders.ofMailgun(form, payload)
                .map(headers -> isProvenByMailgun(domain, form, headers))
                .orElseGet(() -> isProvenBySendGrid(domain, form, payload));
    }

    /** SendGrid puts its results into fields of their own: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email */
    private static boolean isProvenBySendGrid(String domain, MailForm form, Payload payload) {
        boolean spf = form.ascii("SPF").filter("pass"::equalsIgnoreCase).isPresent()
                && form.ascii("envelope")
                        .flatMap(payload::jsonIn)
                        .flatMap(envelope -> address(envelope.path("from").asText()))
                        .filter(sender -> aligned(domain(sender), domain))
                        .isPresent();
        return spf
                || form.ascii("dkim").filter(results -> results.length() <= MAX_CHARACTERS).stream()
                        .flatMap(results -> DKIM_OF_SENDGRID.matcher(results).results())
                        .anyMatch(result -> result.group(2).equals("pass") && aligned(result.group(1), domain));
    }

    /** Mailgun writes its results into the mail's headers, where whoever sent it may have written others. */
    private static boolean isProvenByMailgun(String domain, MailForm form, MailHeaders headers) {
        boolean spf = headers.allAre("X-Mailgun-Spf", "Pass")
                && form.ascii("sender")
                        .flatMap(MailSenders::address)
                        .filter(sender -> aligned(domain(sender), domain))
                        .isPresent();
        return spf
                || headers.allAre("X-Mailgun-Dkim-Check-Result", "Pass")
                        && headers.all("DKIM-Signature")
                                .allMatch(signature -> DKIM_DOMAIN
                                        .matcher(MessageText.capped(signature, MAX_CHARACTERS))
                                        .results()
                                        .findFirst()
                                        .filter(signed -> aligned(signed.group(1), domain))
                                        .isPresent())
                        && headers.all("DKIM-Signature").findAny().isPresent();
    }

    /** The same domain, or one above the other. */
    private static boolean aligned(String one, String other) {
        var first = one.toLowerCase(Locale.ROOT);
        return first.equals(other) || first.endsWith("." + other) || other.endsWith("." + first) && first.contains(".");
    }
}
