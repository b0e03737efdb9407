package dev.alertroom.chat;

import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Which chats are told of incidents, and as whom.
 *
 * <p>No {@code toString} is declared on purpose: a generated one would print the secrets.
 */
@ConfigMapping(prefix = "alertroom.chat")
public interface ChatSettings {

    /** The chats of teams that name none in the roster, see {@link dev.alertroom.roster.ChatAddress}. */
    Optional<List<@WithConverter(TrimmedStringConverter.class) String>> addresses();

    /** What webhooks are signed with, {@code whsec_} and base64; two while one takes the other's place. */
    Optional<List<@WithConverter(TrimmedStringConverter.class) String>> webhookSecret();

    /** The bot's token, {@code xoxb-…}; its scope is {@code chat:write}. */
    Optional<@WithConverter(TrimmedStringConverter.class) String> slackToken();

    /** Slack's Web API; a stand-in's, or Slack's for the government. */
    @WithDefault("https://slack.com/api")
    String slackUrl();

    /** The channel access token of the Messaging API. */
    Optional<@WithConverter(TrimmedStringConverter.class) String> lineToken();

    /** LINE's API, or a stand-in's. */
    @WithDefault("https://api.line.me")
    String lineUrl();
}
