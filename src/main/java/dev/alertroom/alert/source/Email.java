package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.MessageText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail that SendGrid's Inbound Parse or a route of Mailgun's posts as a form.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook">
 *     Inbound Parse</a>
 * @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http">Receiving
 *     messages via HTTP</a>
 */
@ApplicationScoped
class Email implements Source {

    /** Nobody listens for longer, and the journal keeps it. */
    private static final int MAX_CHARACTERS = 2000;

    private static final Pattern ONLY_LINK = Pattern.compile("\\S{0,40} ?<?https?://\\S{1,2000}");

    /** Subjects that are the same whatever happened. */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(?i)\\s*(?:(?:aws|amazon|rds|ses|sns|system|monitoring|monitor|e?mail|new|automatic|message|notification|alert|alarm|event|test"
                    + "|warning|error|\\(?no subject\\)?|通知|アラート|お知らせ|監視|メール|障害|自動)[ :!.]*){1,6}\\s*|munin notification .*");

    private final MailgunSignature signature;
    private final MailSenders senders;

    Email(MailgunSignature signature, MailSenders senders) {
        this.signature = signature;
        this.senders = senders;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Uni<Void> admit(Payload payload, TokenGate gate) {
        if (signature.isExpected() && signature.isRight(form(payload))) {
            gate.admitForTeams();
        } else {
            gate.requireToken();
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public boolean mayClear(Payload payload) {
        return form(payload).filter(form -> senders.mayClear(form, payload)).isPresent();
    }

    @Override
    public boolean notTaken(Payload payload) {
        return signature.isExpected() && signature.release(form(payload));
    }

    private static Optional<MailForm> form(Payload payload) {
        try {
            return Optional.of(MailForm.of(payload));
        } catch (NotUnderstoodException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var form = MailForm.of(payload);
        var charsets = charsets(form, payload);
        var written = written(form, charsets);
        var body = body(written, field(form, charsets, "subject").isEmpty());
        var subject = StatedTitle.of(MessageText.cleaned(MessageText.capped(
                subject(form, charsets, payload)
                        .map(Email::header)
                        .filter(words -> !SAYS_NOTHING.matcher(words).matches() || body.isEmpty())
                        .orElse(""),
                MAX_CHARACTERS)));
        var title = subject.written().isEmpty() ? StatedTitle.of(body) : subject;
        if (subject.written().isEmpty() && body.isEmpty()) {
            throw new NotUnderstoodException(
                    "A mail has the fields subject and text (SendGrid) or subject and body-plain (Mailgun); there were "
                            + MessageText.cleaned(
                                    String.join(", ", form.fields().keySet())) + ".");
        }
        var listed = JsonGuess.inList(written);
        var host = listed.host().filter(name -> !PayloadFields.says(title.written(), name));
        var description = AlertDescription.of(PayloadFields.first(title.spoken()))
                .detailed(title.reason()
                        .or(() -> PayloadFields.first(withoutLinks(body)).filter(text -> title == subject)))
                .at(title.place().or(() -> host))
                .rated(title.severity().or(listed::severity))
                .as(title.isDown() ? AlertDescription.Kind.DOWN : AlertDescription.Kind.PROBLEM);
        var key = PayloadFields.first(title.key()).orElse(body)
                + host.map(name -> "\n" + name).orElse("");
        return title.isNeither() ? List.of() : List.of(new Alert(key, state(title), description));
    }

    private static Alert.State state(StatedTitle subject) {
        return subject.isOver() ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    /** Of a mail that was too long to be read to its end, the field may be behind the end, and the header is not. */
    private static Optional<String> subject(MailForm form, Optional<JsonNode> charsets, Payload payload) {
        return field(form, charsets, "subject")
                .or(() -> MailHeaders.ofSendGrid(form)
                        .or(() -> MailHeaders.ofMailgun(form, payload))
                        .flatMap(headers -> headers.all("Subject").findFirst())
                        .filter(Predicate.not(String::isBlank)));
    }

    /** Words that are encoded are read of the beginning only: nobody encodes more. */
    private static String header(String written) {
        return EncodedWords.decoded(MessageText.capped(written, MAX_CHARACTERS));
    }

    /** A line that is nothing but an address is no news. */
    private static String withoutLinks(String body) {
        return ONLY_LINK.matcher(body).matches() ? "" : body;
    }

    /** SendGrid tells in a field of JSON which charset the other fields are in. */
    private static Optional<JsonNode> charsets(MailForm form, Payload payload) {
        return form.ascii("charsets").flatMap(payload::jsonIn);
    }

    private static Optional<String> field(MailForm form, Optional<JsonNode> charsets, String name) {
        var charset = charsets.map(all -> all.path(name).asText()).filter(Predicate.not(String::isBlank));
        return form.text(name, charset).filter(Predicate.not(String::isBlank));
    }

    private static String written(MailForm form, Optional<JsonNode> charsets) {
        var plain =
                Stream.of("stripped-text", "text", "body-plain").flatMap(name -> field(form, charsets, name).stream());
        var html = Stream.of("html", "stripped-html", "body-html")
                .flatMap(name -> field(form, charsets, name).stream())
                .map(Html::text);
        return Stream.concat(plain, html)
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElse("");
    }

    /** What the mail says, as far as somebody wrote it now; all of it, if nobody did and there is no subject. */
    private static String body(String written, boolean alone) {
        var spoken = MailBody.spoken(written);
        boolean silent = spoken.isEmpty() && alone;
        return shortened(MessageText.cleaned(shortened(silent ? written : spoken)));
    }

    private static String shortened(String text) {
        return MessageText.capped(text, MAX_CHARACTERS);
    }
}
