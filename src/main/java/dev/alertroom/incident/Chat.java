package dev.alertroom.incident;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in a chat that is told of each incident in one message. Who tells it is settled by {@link Event.ChatClaimed}, so that
 * of several instances one does.
 */
public interface Chat {

    /** The longest that {@link #tell} may take. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** The same on every instance, for good; letters, digits and hyphens, and nothing secret: it is part of events' ids. */
    String id();

    /**
     * Whether a message can be changed once it is posted, so that it is kept up to date with every change. If not, what has to be
     * read is another message, and only a new state or a new alert is.
     */
    boolean editable();

    /** Posts the message or changes it. Never fails, and takes no longer than {@link #PATIENCE}. */
    Uni<Reception> tell(ChatMessage message);

    /** How a chat took a message. */
    sealed interface Reception {}

    /** @param message by which the chat knows it; empty if the chat does not tell */
    record Taken(String message) implements Reception {
        public Taken {
            Objects.requireNonNull(message);
        }
    }

    /**
     * The chat did not take it, or did not answer.
     *
     * @param permanent trying the same again cannot help
     * @param pause how long the chat asks to be left alone
     */
    record Refused(boolean permanent, Optional<Duration> pause) implements Reception {

        /** Trying again may help. */
        public static final Refused FOR_NOW = new Refused(false, Optional.empty());

        /** Trying the same again cannot help. */
        public static final Refused FOR_GOOD = new Refused(true, Optional.empty());
    }
}
