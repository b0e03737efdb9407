package dev.alertroom.simulator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.alertroom.simulator.twiml.Target;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Checks the form that creates a call as Twilio does, in its order and with its codes. */
final class CallForm {

    private static final int LONGEST_RING_SECONDS = 600;
    private static final int LONGEST_INLINE_TWIML = 4000;
    private static final int LONGEST_URL = 4000;
    private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

    /** https://www.twilio.com/docs/iam/test-credentials#test-calls */
    private static final Map<String, Integer> MAGIC_NUMBERS = Map.of(
            "+15005550001", 21217,
            "+15005550002", 21214,
            "+15005550003", 21215,
            "+15005550004", 21216);

    private final String ourNumber;
    private final Faults faults;

    CallForm(String ourNumber, Faults faults) {
        this.ourNumber = ourNumber;
        this.faults = faults;
    }

    CallOrder order(Form form) {
        String to = form.get("To").orElseThrow(() -> ApiError.bad(21201, "No 'To' number is specified"));
        String from = form.get("From").orElseThrow(() -> ApiError.bad(21213, "No 'From' number is specified"));
        String callee = callee(to);
        checkCaller(from);
        return new CallOrder(
                callee,
                ourNumber,
                instructions(form).orElseThrow(() -> ApiError.bad(21205, "Url parameter is required.")),
                form.get("FallbackUrl").map(url -> target(form, url, "FallbackMethod", 21206)),
                statusCallback(form),
                events(form),
                ringSeconds(form));
    }

    /** {@return where the TwiML is to come from, if the form says} */
    Optional<Instructions> instructions(Form form) {
        if (form.get("ApplicationSid").isPresent()) {
            throw ApiError.bad(21218, "ApplicationSid: the account has no such application");
        }
        Optional<String> twiml = form.get("Twiml");
        if (twiml.isPresent()) {
            if (twiml.get().length() > LONGEST_INLINE_TWIML) {
                throw ApiError.bad(20001, "Twiml must be at most %d characters".formatted(LONGEST_INLINE_TWIML));
            }
            return Optional.of(new Instructions.Inline(twiml.get()));
        }
        return form.get("Url").map(url -> new Instructions.From(target(form, url, "Method", 21205)));
    }

    private String callee(String to) {
        String number = number(to)
                .orElseThrow(() -> ApiError.bad(
                        21211, "The phone number you are attempting to call, %s, is not valid.".formatted(to)));
        OptionalInt refusal =
                MAGIC_NUMBERS.containsKey(number) ? OptionalInt.of(MAGIC_NUMBERS.get(number)) : faults.refusal(number);
        if (refusal.isPresent()) {
            throw new ApiError(
                    refusalStatus(refusal.getAsInt()), refusal.getAsInt(), refusalMessage(refusal.getAsInt(), number));
        }
        return number;
    }

    /**
     * Twilio documents 429 for 20429 (https://www.twilio.com/docs/api/errors/20429) and answers wrong credentials, 20003, with 401;
     * for 10004 and 20005 its pages name no status, so that nothing may depend on theirs.
     */
    private static int refusalStatus(int code) {
        return switch (code) {
            case 20003 -> 401;
            case 20005 -> 403;
            case 10004, 20429 -> 429;
            default -> 400;
        };
    }

    private static String refusalMessage(int code, String number) {
        return switch (code) {
            case 21211 -> "The phone number you are attempting to call, %s, is not valid.".formatted(number);
            case ApiError.NOT_PERMITTED_THERE ->
                ("Account not authorized to call %s. Perhaps you need to enable some international permissions: "
                                + "https://www.twilio.com/console/voice/calls/geo-permissions/low-risk")
                        .formatted(number);
            default -> "The number %s can't be called.".formatted(number);
        };
    }

    private void checkCaller(String from) {
        String number = number(from)
                .orElseThrow(() -> ApiError.bad(21212, "The 'From' phone number, %s, is not valid.".formatted(from)));
        if (!number.equals(ourNumber)) {
            throw ApiError.bad(
                    21210,
                    ("The source phone number provided, %s, is not yet verified for your account. You may only make "
                                    + "calls from phone numbers that you've verified or purchased from Twilio.")
                            .formatted(number));
        }
    }

    /** Numbers without a + are taken as North American, as Twilio does. */
    private static Optional<String> number(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, "US");
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Target> statusCallback(Form form) {
        return form.get("StatusCallback").map(url -> target(form, url, "StatusCallbackMethod", 21609));
    }

    /** The end is told in any case; without a list it is all that is told. */
    private static Set<String> events(Form form) {
        Set<String> events = new HashSet<>();
        form.all("StatusCallbackEvent")
                .forEach(words -> events.addAll(List.of(words.strip().split("\\s+"))));
        events.retainAll(EVENTS);
        return events.isEmpty() ? Set.of("completed") : Set.copyOf(events);
    }

    private static int ringSeconds(Form form) {
        return form.get("Timeout")
                .map(text -> {
                    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > LONGEST_RING_SECONDS) {
                        throw ApiError.bad(21208, "Invalid Timeout: " + text);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(60);
    }

    private static Target target(Form form, String url, String methodName, int codeOfBadUrl) {
        return new Target(absolute(url, codeOfBadUrl), method(form, methodName));
    }

    private static HttpMethod method(Form form, String name) {
        return switch (form.get(name).orElse("POST").toUpperCase(Locale.ROOT)) {
            case "POST" -> HttpMethod.POST;
            case "GET" -> HttpMethod.GET;
            default -> throw ApiError.bad(21209, "Invalid " + name);
        };
    }

    /** 4,000 characters at most, as it was sent: https://www.twilio.com/docs/api/errors/21609. */
    static String absolute(String url, int codeOfBadUrl) {
        if (url.length() > LONGEST_URL) {
            throw ApiError.bad(codeOfBadUrl, "Url is longer than %d characters".formatted(LONGEST_URL));
        }
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && uri.getScheme().matches("(?i)https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // answered below, like a URL of another scheme
        }
        throw ApiError.bad(codeOfBadUrl, "Url is not a valid URL: " + url);
    }
}
