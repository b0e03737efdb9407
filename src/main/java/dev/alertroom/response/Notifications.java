package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells all notifiers when an incident has come to a new status, and the chats of its team whatever is new. */
@ApplicationScoped
class Notifications {

    private static final int REMEMBERED = 1_000;

    private final List<Notifier> notifiers;
    private final ChatMessages messages;
    private final Clock clock;
    private final Map<String, Status> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Status> eldest) {
            return size() > REMEMBERED;
        }
    };

    Notifications(@All List<Notifier> notifiers, ChatMessages messages, Clock clock) {
        this.notifiers = notifiers;
        this.messages = messages;
        this.clock = clock;
    }

    /** Never fails, and takes some seconds at most, of the request's time. */
    Uni<Void> of(Incident incident, CallbackAddresses addresses, RequestTime time) {
        return changed(incident).chain(() -> chats(incident, addresses, time));
    }

    private Uni<Void> chats(Incident incident, CallbackAddresses addresses, RequestTime time) {
        var chats = notifiers.stream()
                .flatMap(notifier -> notifier.chats(incident.team()).stream())
                .toList();
        return messages.bringUpToDate(chats, incident, addresses, time);
    }

    private Uni<Void> changed(Incident incident) {
        var status = incident.status(clock.instant());
        if (!isNews(incident.id(), status)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(notifiers.stream()
                        .map(notifier -> notifier.changed(incident, status))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** Tells a team of something that it should look at. */
    Uni<Void> warned(String team, String warning) {
        return Uni.join()
                .all(notifiers.stream()
                        .map(notifier -> notifier.warned(team, warning))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private boolean isNews(String incident, Status status) {
        synchronized (known) {
            return known.put(incident, status) != status;
        }
    }
}
