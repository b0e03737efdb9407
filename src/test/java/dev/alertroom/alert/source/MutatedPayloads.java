package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.alert.pagerduty.PagerDutySource;
import dev.alertroom.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is changed in a payload, it is read, or said not to be understood; nothing else, and at once. */
class MutatedPayloads {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Map<String, Source> SOURCES = Map.of(
            "pubsub", new PubSub(new CloudMonitoring(), new PushedFor(Optional.empty()), null),
            "aws-sns", new AwsSns(() -> true, null),
            "pagerduty", new PagerDutySource(),
            "email", new Email(new MailgunSignature(Optional::empty, Clock.systemUTC()), new MailSenders(List.of())),
            "json", SpokenTest.mapped());

    @Property(tries = 5_000)
    void isReadOrNotUnderstood(@ForAll("fixtures") String fixture, @ForAll long seed) {
        var source = SOURCES.get(fixture.substring(0, fixture.indexOf('/')));
        var bytes = Spoiling.of(Fixtures.bytes(fixture), new Random(seed));
        var start = System.nanoTime();
        try {
            var payload = Fixtures.payload(bytes, Fixtures.type(fixture));
            source.alerts(payload).forEach(alert -> {
                assertNotNull(alert.state());
                assertFalse(alert.key().isEmpty());
            });
        } catch (NotUnderstoodException | ProblemException e) {
            assertFalse(e.getMessage().isBlank());
        }
        assertTrue(System.nanoTime() - start < AT_ONCE.toNanos(), "it took too long");
    }

    @Provide
    Arbitrary<String> fixtures() {
        return Arbitraries.of(Fixtures.of("pubsub", "aws-sns", "pagerduty", "email", "json"));
    }
}
