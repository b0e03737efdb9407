package dev.alertroom.alert.source;

import dev.alertroom.security.GoogleSender;
import dev.alertroom.security.GoogleTokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Google Cloud Monitoring's Pub/Sub channel, pushed. Its keys are those of the webhook, so that both together ring once.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/push#receive_push">Receive push messages</a>
 */
@ApplicationScoped
class PubSub implements Source {

    private static final Logger LOG = Logger.getLogger(PubSub.class);

    private final CloudMonitoring cloudMonitoring;
    private final PubSubSettings settings;
    private final GoogleTokens tokens;

    PubSub(CloudMonitoring cloudMonitoring, PubSubSettings settings, GoogleTokens tokens) {
        this.cloudMonitoring = cloudMonitoring;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "pubsub";
    }

    @Override
    public String keySpace() {
        return cloudMonitoring.keySpace();
    }

    @Override
    public Uni<Void> admit(Payload payload, TokenGate gate) {
        if (settings.audience().isEmpty() || settings.serviceAccount().isEmpty()) {
            gate.requireToken();
        }
        return settings.audience()
                .map(audience -> tokens.verify(payload.header("Authorization"), sender(audience)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private GoogleSender sender(String audience) {
        return new GoogleSender(
                "Pub/Sub",
                "ALERTROOM_PUBSUB",
                audience,
                settings.serviceAccount(),
                "Turn on authentication in the push subscription, with the service account and audience that are configured here.");
    }

    /** What is empty is acknowledged: refused, it would be delivered again and again for days. */
    @Override
    public List<Alert> alerts(Payload payload) {
        var notification = payload.isBlank() ? payload : notification(payload);
        if (notification.isBlank()) {
            LOG.warn("Pub/Sub pushed an empty message; nobody was called");
            return List.of();
        }
        try {
            return cloudMonitoring.alerts(notification);
        } catch (NotUnderstoodException e) {
            throw new NotUnderstoodException(e.getMessage(), notification.text());
        }
    }

    /** A subscription with payload unwrapping pushes the notification itself. */
    private static Payload notification(Payload payload) {
        var message = payload.json(Push.class).message();
        if (message == null) {
            return payload;
        }
        try {
            return payload.inner(Base64.getDecoder().decode(message.data() == null ? "" : message.data()));
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("message.data is not base64: " + e.getMessage(), message.data());
        }
    }

    @RegisterForReflection
    record Push(Message message) {}

    @RegisterForReflection
    record Message(String data) {}
}
