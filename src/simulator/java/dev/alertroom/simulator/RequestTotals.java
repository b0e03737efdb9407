package dev.alertroom.simulator;

import java.util.Map;

/**
 * What the REST API was asked.
 *
 * @param total requests of any kind, refused and dropped ones too
 * @param callCreations of these, requests to create a call
 * @param mostCallCreationsAtOnce the most of these that were unanswered at one moment
 * @param callsTo calls taken, by the number they go to
 */
public record RequestTotals(int total, int callCreations, int mostCallCreationsAtOnce, Map<String, Integer> callsTo) {

    public RequestTotals {
        callsTo = Map.copyOf(callsTo);
    }
}
