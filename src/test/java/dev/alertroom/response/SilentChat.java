package dev.alertroom.response;

import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;

/** A chat that never answers. */
record SilentChat(Runnable told) implements Chat {

    @Override
    public String id() {
        return "silent";
    }

    @Override
    public boolean editable() {
        return true;
    }

    @Override
    public Uni<Reception> tell(ChatMessage message) {
        told.run();
        return Uni.createFrom().nothing();
    }
}
