package dev.alertroom.alert.source;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Mailgun proves who it is. */
@ConfigMapping(prefix = "alertroom.mailgun")
interface MailSettings {

    /** The HTTP webhook signing key. If given, mails that are signed with it need no token. */
    Optional<String> signingKey();
}
