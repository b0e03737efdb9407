package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody woken at night hears of payloads in the forms of real tools: whether it rings, what broke, where, and nothing else. */
class HeardPayloadsTest {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    static List<HeardPayload> payloads() {
        return HeardPayload.all();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void itRingsOrClearsAndSaysWhatBrokeAndWhere(HeardPayload heard) {
        assertEquals(List.of(), faults(heard));
    }

    @Test
    void aRepeatAndARecoveryHaveTheKeyOfTheProblemAndNothingElseHasIt() {
        var groups = new HashMap<String, String>();
        var faults = new ArrayList<String>();
        for (HeardPayload heard : payloads()) {
            heard.first().filter(alert -> alert.state() != Alert.State.NO_ALERT).ifPresent(alert -> {
                var file = heard.line().split(":")[0] + heard.of().split(" ")[0];
                var group = file + " " + (heard.key().isEmpty() ? heard.line() : heard.key());
                var key = heard.source() + " " + alert.key();
                groups.forEach((known, other) -> {
                    boolean sameFile = known.startsWith(file + " ");
                    if (sameFile && known.equals(group) != other.equals(key)) {
                        faults.add(heard.line() + " " + key + (known.equals(group) ? " is not " : " is as ") + known
                                + " " + other);
                    }
                });
                groups.putIfAbsent(group, key);
            });
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    @Test
    void thereAreAtLeastThreeHundredOfBothStates() {
        var all = payloads();
        assertTrue(all.size() >= 300, all.size() + " payloads");
        assertTrue(all.stream().filter(heard -> heard.state().equals("CLEARED")).count() >= 100);
        assertTrue(all.stream().noneMatch(heard -> heard.of().isBlank()));
    }

    static List<String> faults(HeardPayload heard) {
        var faults = new ArrayList<String>();
        var alert = heard.first();
        var state = alert.map(found -> found.state().name()).orElse("NONE");
        if (!state.equals(heard.state())
                && !(state.equals("NONE") && heard.state().equals("NO_ALERT"))) {
            faults.add(heard.state() + " became " + state);
        }
        if (alert.isPresent() && !heard.state().equals("NO_ALERT")) {
            var english = FixturesTest.said(alert.get(), "en-US");
            var japanese = FixturesTest.said(alert.get(), "ja-JP");
            boolean silent = heard.state().equals("CLEARED") && heard.names().isEmpty();
            for (String name : heard.names()) {
                if (!plain(english).contains(plain(name))) {
                    faults.add("no " + name + " in: " + english);
                }
            }
            for (String sentence : List.of(english, japanese)) {
                Hearing.faults(sentence).stream()
                        .filter(fault -> !silent || !fault.equals("no name"))
                        .forEach(fault -> faults.add(fault + " in: " + sentence));
            }
        }
        return faults;
    }

    private static String plain(String text) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
