package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a monitor sends, it tells of alerts or is not understood; nothing else happens, and it happens quickly. */
class SourceProperties {

    private static final int TRIES = 5_000;

    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final List<Fixture> FIXTURES = Fixture.all();

    @Provide
    Arbitrary<Fixture> fixtures() {
        return Arbitraries.of(FIXTURES);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aMutatedPayloadIsUnderstoodOrSaysThatItIsNot(@ForAll("fixtures") Fixture fixture, @ForAll Random random) {
        take(fixture.source(), new Mutation(random).of(fixture.payload().text()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aPayloadOfAnotherMonitorIsUnderstoodOrSaysThatItIsNot(
            @ForAll("fixtures") Fixture sender, @ForAll("fixtures") Fixture receiver) {
        take(receiver.source(), sender.payload().bytes());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void randomBytesAreNotUnderstood(@ForAll("fixtures") Fixture fixture, @ForAll byte[] bytes) {
        take(fixture.source(), bytes);
    }

    private static void take(Source source, byte[] bytes) {
        var started = Instant.now();
        try {
            source.alerts(Fixture.payload(bytes)).forEach(alert -> {
                assertFalse(alert.key().isBlank());
                assertFalse(FixturesTest.said(alert, "ja-JP").isBlank());
            });
        } catch (NotUnderstoodException e) {
            assertFalse(e.getMessage().isBlank());
        }
        assertTrue(Duration.between(started, Instant.now()).compareTo(QUICK) < 0);
    }
}
