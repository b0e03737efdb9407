package dev.alertroom.twilio;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks Twilio about the account itself. A question is asked once, and answered within some seconds; what fails is told in the words of
 * {@link #reason}.
 */
@ApplicationScoped
public class AccountInquiry {

    /** Not a host of edges: the permissions are looked at, and no phone rings by them. */
    private static final String PERMISSIONS = "https://voice.twilio.com";

    private static final long CONNECT_MILLIS = 2_000;
    private static final long READ_MILLIS = 4_000;

    private final TwilioSettings settings;
    private final TwilioRouteSettings route;
    private final Provider<Optional<String>> baseUrl;

    AccountInquiry(
            TwilioSettings settings,
            TwilioRouteSettings route,
            @ConfigProperty(name = "twilio.base-url") Provider<Optional<String>> baseUrl) {
        this.settings = settings;
        this.route = route;
        this.baseUrl = baseUrl;
    }

    /** Asked with the account's own credentials: API keys may not see the account. */
    public Uni<Account> account() {
        return Uni.createFrom()
                .deferred(() -> api(TwilioConnection.twilio(route))
                        .account(TwilioCredentials.ofAccount(settings).orElse(""), accountSid()));
    }

    /** {@code TWILIO_FROM} as a number of the account; empty if it is none. */
    public Uni<Optional<IncomingNumber>> ourNumber() {
        return Uni.createFrom()
                .deferred(() -> api(TwilioConnection.twilio(route))
                        .numbers(authorization(), accountSid(), settings.from().orElse("")))
                .map(page -> page.incomingPhoneNumbers().stream().findFirst());
    }

    /**
     * Whether the account may call ordinary numbers of a region.
     *
     * @param region ISO 3166-1 alpha-2
     */
    public Uni<Boolean> mayCall(String region) {
        return Uni.createFrom()
                .deferred(() -> api(PERMISSIONS).country(authorization(), region))
                .map(CountryPermission::lowRiskNumbersEnabled);
    }

    /** Why a question was not answered, and what to do. */
    public static String reason(Throwable failure) {
        return failure instanceof TwilioException refusal
                ? "Twilio answered " + refusal.status() + ": " + refusal.getMessage()
                        + refusal.code().stream()
                                .mapToObj(AccountRefusal::of)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .map(account -> " (" + account.mend() + ")")
                                .orElse("")
                : "Twilio could not be reached";
    }

    private AccountApi api(String address) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(baseUrl.get()
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .orElse(address)))
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS)
                .build(AccountApi.class);
    }

    private String authorization() {
        return new TwilioCredentials(settings).authorization().orElse("");
    }

    private String accountSid() {
        return settings.accountSid().orElse("");
    }
}
