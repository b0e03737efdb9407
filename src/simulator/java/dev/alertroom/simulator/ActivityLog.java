package dev.alertroom.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What went over the wire lately, for the page. */
final class ActivityLog {

    enum Kind {
        API,
        WEBHOOK,
        CALLBACK,
        ERROR
    }

    record Entry(long id, Instant at, Kind kind, String text) {}

    private static final int KEPT = 200;

    private final Exchange exchange;
    private final Deque<Entry> entries = new ArrayDeque<>();

    ActivityLog(Exchange exchange) {
        this.exchange = exchange;
    }

    void add(Kind kind, String text) {
        exchange.act(() -> {
            entries.addLast(new Entry(exchange.nextId(), exchange.now(), kind, text));
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        });
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void clear() {
        entries.clear();
    }
}
