package dev.alertroom.response;

import dev.alertroom.incident.Chat;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Every team has these chats. */
record TeamWithChats(List<Chat> chats) implements Notifier {

    @Override
    public Uni<Void> changed(Incident incident, Status status) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> warned(String team, String warning) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public List<Chat> chats(String team) {
        return chats;
    }
}
