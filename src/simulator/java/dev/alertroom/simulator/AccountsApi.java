package dev.alertroom.simulator;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The account, its number, and where it may call.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api/account">Account resource</a>
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumber resource</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/dialingpermissions-country-resource">Dialing Permissions, Countries resource</a>
 */
final class AccountsApi {

    private static final String NUMBER_SID = "PN00000000000000000000000000000001";

    private final SimulatorSettings settings;
    private final SimulatedAccount account;
    private final Faults faults;
    private final Supplier<String> voiceUrl;
    private final Consumer<String> newVoiceUrl;

    /** @param voiceUrl what is asked when the number is called */
    AccountsApi(
            SimulatorSettings settings,
            SimulatedAccount account,
            Faults faults,
            Supplier<String> voiceUrl,
            Consumer<String> newVoiceUrl) {
        this.settings = settings;
        this.account = account;
        this.faults = faults;
        this.voiceUrl = voiceUrl;
        this.newVoiceUrl = newVoiceUrl;
    }

    /** API keys of the usual kind may not see accounts: https://www.twilio.com/docs/iam/api-keys#types-of-api-keys. */
    ApiAnswer fetch(ApiRequest request) {
        if (!settings.isOfAccount(request.authorization())) {
            throw ApiError.unauthorized();
        }
        return ApiAnswer.ok(new JsonObject()
                .put("sid", settings.accountSid())
                .put("friendly_name", "Simulated")
                .put("status", account.status())
                .put("type", account.type()));
    }

    ApiAnswer numbers(ApiRequest request) {
        boolean asked =
                request.query().get("PhoneNumber").map(settings.from()::equals).orElse(true);
        return ApiAnswer.ok(ApiPage.of(
                request, "incoming_phone_numbers", asked && account.hasNumber() ? List.of(number()) : List.of()));
    }

    /** What is sent is changed. */
    ApiAnswer updateNumber(ApiRequest request) {
        if (!account.hasNumber() || !request.segment("number").equals(NUMBER_SID)) {
            throw ApiError.notFound(request.path());
        }
        request.form().get("VoiceUrl").ifPresent(newVoiceUrl);
        return ApiAnswer.ok(number());
    }

    private JsonObject number() {
        return new JsonObject()
                .put("sid", NUMBER_SID)
                .put("account_sid", settings.accountSid())
                .put("phone_number", settings.from())
                .put(
                        "capabilities",
                        new JsonObject()
                                .put("voice", true)
                                .put("sms", true)
                                .put("mms", false)
                                .put("fax", false))
                .put("voice_url", voiceUrl.get())
                .put("voice_method", "POST")
                .put("voice_fallback_url", "")
                .put("voice_application_sid", "")
                .putNull("trunk_sid");
    }

    ApiAnswer country(ApiRequest request) {
        var region = request.segment("region");
        int code = PhoneNumberUtil.getInstance().getCountryCodeForRegion(region);
        if (code == 0) {
            throw ApiError.notFound(request.path());
        }
        return ApiAnswer.ok(new JsonObject()
                .put("iso_code", region)
                .put("country_codes", new JsonArray().add("+" + code))
                .put("low_risk_numbers_enabled", !faults.refusesCountry("+" + code))
                .put("high_risk_special_numbers_enabled", false)
                .put("high_risk_tollfraud_numbers_enabled", false));
    }
}
