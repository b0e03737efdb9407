package dev.alertroom.alert.source;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose mails may say that an alert is over. */
@ConfigMapping(prefix = "alertroom.mail")
interface MailSenderSettings {

    /** Addresses such as {@code alerts@example.com}, or domains such as {@code example.com}; none if not given. */
    Optional<List<String>> senders();
}
