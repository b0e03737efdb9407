package dev.alertroom.simulator;

import java.util.HashMap;
import java.util.Map;

/** Counts for {@link RequestTotals}; requests arrive on many threads. */
final class RequestCount {

    private int total;
    private int callCreations;
    private int creatingNow;
    private int mostAtOnce;
    private final Map<String, Integer> callsTo = new HashMap<>();

    synchronized void arrived() {
        total++;
    }

    synchronized void creationArrived() {
        callCreations++;
        creatingNow++;
        mostAtOnce = Math.max(mostAtOnce, creatingNow);
    }

    synchronized void creationEnded() {
        creatingNow--;
    }

    synchronized void callTaken(String to) {
        callsTo.merge(to, 1, Integer::sum);
    }

    synchronized RequestTotals snapshot() {
        return new RequestTotals(total, callCreations, mostAtOnce, callsTo);
    }

    synchronized void clear() {
        total = 0;
        callCreations = 0;
        mostAtOnce = creatingNow;
        callsTo.clear();
    }
}
