package dev.alertroom.alert.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What Amazon SNS posts; any part may be missing.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message and JSON formats</a>
 */
@RegisterForReflection
@JsonNaming(UpperCamelCaseStrategy.class)
record SnsMessage(
        String type,
        String messageId,
        String token,
        String topicArn,
        String subject,
        String message,
        @JsonProperty("SubscribeURL") String subscribeUrl,
        String timestamp,
        String signatureVersion,
        String signature,
        @JsonProperty("SigningCertURL") String signingCertUrl) {

    boolean isNotification() {
        return "Notification".equals(type);
    }

    boolean confirmsSubscription() {
        return "SubscriptionConfirmation".equals(type);
    }

    /** @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying signatures</a> */
    String signedText() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("Message", message);
        parts.put("MessageId", messageId);
        if (isNotification()) {
            parts.put("Subject", subject);
        } else {
            parts.put("SubscribeURL", subscribeUrl);
        }
        parts.put("Timestamp", timestamp);
        if (!isNotification()) {
            parts.put("Token", token);
        }
        parts.put("TopicArn", topicArn);
        parts.put("Type", type);
        return parts.entrySet().stream()
                .filter(part -> Objects.nonNull(part.getValue()))
                .map(SnsMessage::line)
                .collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, String> part) {
        return part.getKey() + "\n" + part.getValue() + "\n";
    }
}
