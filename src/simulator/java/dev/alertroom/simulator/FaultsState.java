package dev.alertroom.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@link Faults} as they are now, for the page. */
record FaultsState(
        long latencyMillis,
        boolean down,
        boolean hang,
        int requestsToDrop,
        int requestsToRefuse,
        double callsPerSecond,
        boolean duplicateCallbacks,
        List<String> callbackBases,
        int callbacksToDrop,
        Map<String, Integer> refused,
        Set<String> refusedCountries,
        Set<String> failing) {}
