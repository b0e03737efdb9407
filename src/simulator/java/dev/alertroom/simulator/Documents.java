package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;
import dev.alertroom.simulator.twiml.TwimlException;
import dev.alertroom.simulator.twiml.TwimlParser;
import dev.alertroom.simulator.twiml.Verb;
import dev.alertroom.simulator.twiml.Verb.Audible;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gets TwiML from the service; whatever goes wrong is a {@link TwimlException} with Twilio's code for it. */
final class Documents {

    private static final int INVALID_URL = 11100;
    private static final int HTTP_RETRIEVAL = 11200;
    private static final int HTTP_CONNECTION = 11205;
    private static final int TOO_LARGE = 11750;
    private static final int CONTENT_TYPE = 12300;
    private static final int MAX_CHARACTERS = 64 * 1024;

    /** What Twilio reads as TwiML; it would read text/plain aloud and play audio, which nobody here means to send. */
    private static final Set<String> TWIML_TYPES = Set.of("text/xml", "application/xml", "text/html");

    private final Webhooks webhooks;

    Documents(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param target absolute */
    Future<List<Verb>> fetch(Target target, Form parameters) {
        return webhooks.fetch(new WebhookRequest(target, parameters))
                .recover(failure -> Future.failedFuture(unreachable(target, failure)))
                .map(Documents::read);
    }

    /** As {@link #fetch}, for announcements and hold music, in which only audible verbs may stand. */
    Future<List<Audible>> fetchAudible(Target target, Form parameters) {
        return fetch(target, parameters)
                .map(verbs -> verbs.stream().map(Documents::audible).toList());
    }

    static TwimlException asTwimlError(Throwable failure) {
        return failure instanceof TwimlException twiml
                ? twiml
                : new TwimlException(TwimlException.NOT_XML, String.valueOf(failure.getMessage()));
    }

    static TwimlException invalidUrl(String url) {
        return new TwimlException(INVALID_URL, "not a URL: " + url);
    }

    private static TwimlException unreachable(Target target, Throwable failure) {
        return failure instanceof IllegalArgumentException
                ? invalidUrl(target.url())
                : new TwimlException(HTTP_CONNECTION, "no answer: " + failure.getMessage());
    }

    private static List<Verb> read(WebhookAnswer answer) {
        if (!answer.isSuccess()) {
            throw new TwimlException(HTTP_RETRIEVAL, "the answer was HTTP %d".formatted(answer.status()));
        }
        String type = answer.contentType().replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
        if (!TWIML_TYPES.contains(type)) {
            throw new TwimlException(CONTENT_TYPE, "the answer's content type was '%s'".formatted(type));
        }
        if (answer.body().length() > MAX_CHARACTERS) {
            throw new TwimlException(TOO_LARGE, "the answer had more than 64 KiB");
        }
        return TwimlParser.parse(answer.body());
    }

    private static Audible audible(Verb verb) {
        if (verb instanceof Audible audible) {
            return audible;
        }
        throw new TwimlException(
                TwimlException.NOT_TWIML,
                "<%s> may not stand here".formatted(verb.getClass().getSimpleName()));
    }
}
