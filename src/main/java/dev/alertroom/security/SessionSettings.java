package dev.alertroom.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What sessions are signed with besides the tokens. */
@ConfigMapping(prefix = "twilio")
interface SessionSettings {

    /** A secret that all instances have, unlike the hashes of tokens, which may lie in a file that is no secret. */
    Optional<String> authToken();
}
