package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two instances, each with what it has read last, tell a chat that fails now and then. */
class NextMessageProperties {

    private static final int NIGHTS = 500;
    private static final Instant NIGHT = Instant.parse("2026-01-05T03:00:00Z");
    private static final String CHAT = "slack-1";

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, 999)
                .withoutEdgeCases()
                .list()
                .ofMinSize(5)
                .ofMaxSize(120);
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void theMessageIsPostedOnceAndShowsInTheEndWhatIsTrue(
            @ForAll("choices") List<Integer> choices, @ForAll boolean editable) {
        var world = new Telling(editable);
        choices.forEach(world::step);
        world.comesToRest();

        assertTrue(world.isUpToDate() || world.hasGivenUp());
        if (editable && !world.hasGivenUp()) {
            assertEquals(1, world.posts, "posts");
        }
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void itIsTheSameForEveryOrderAndRepetitionOfWhatHappened(
            @ForAll("choices") List<Integer> choices, @ForAll boolean editable, @ForAll Random random) {
        var world = new Telling(editable);
        choices.forEach(world::step);
        var told = new ArrayList<>(world.journal.values());
        told.addAll(world.journal.values());
        Collections.shuffle(told, random);

        var retold = Incident.of("night", told).orElseThrow();

        assertEquals(
                NextMessage.of(world.incident(), CHAT, editable, world.now),
                NextMessage.of(retold, CHAT, editable, world.now));
    }

    private static final class Telling {

        private final boolean editable;
        private final Map<String, Event> journal = new LinkedHashMap<>();
        private final List<Incident> views = new ArrayList<>();

        /** What a chat is being told, and by whom. */
        private final Deque<Event.ChatClaimed> underWay = new ArrayDeque<>();

        private Instant now = NIGHT;
        private int posts;
        private int events;

        Telling(boolean editable) {
            this.editable = editable;
            var story = Story.of(3, List.of(Story.responder("alice"), Story.responder("bob")));
            story.incident().timeline().forEach(event -> journal.put(event.id(), event));
            views.add(incident());
            views.add(incident());
        }

        Incident incident() {
            return Incident.of("night", journal.values()).orElseThrow();
        }

        void step(int choice) {
            int instance = choice / 10 % 2;
            switch (choice % 10) {
                case 0, 1 -> happens(choice / 10);
                case 2, 3 -> read(instance);
                case 4, 5, 6 -> plans(instance);
                case 7 -> hears(choice / 10 % 3 > 0);
                case 8 -> now = now.plusSeconds(1);
                default -> passes(Duration.ofSeconds(choice / 10 % 30));
            }
        }

        private void happens(int what) {
            events++;
            Event event = switch (what % 3) {
                case 0 -> new Event.Alerted(now, "alert" + events, 0, "broken", "ja-JP");
                case 1 -> new Event.Entered(now, "alice", "CA" + events, "CF1");
                default -> new Event.Left(now, "alice", "CA" + what % 20, "CF1");
            };
            journal.put(event.id(), event);
        }

        private void read(int instance) {
            views.set(instance, incident());
        }

        private void plans(int instance) {
            var claim = NextMessage.of(views.get(instance), CHAT, editable, now).claim();
            if (claim.filter(next -> NextMessage.followsLost(views.get(instance), next))
                    .isPresent()) {
                read(instance);
                claim = NextMessage.of(incident(), CHAT, editable, now).claim();
            }
            claim.filter(next -> journal.putIfAbsent(next.id(), next) == null).ifPresent(underWay::add);
        }

        private void hears(boolean taken) {
            var claim = underWay.poll();
            if (claim == null) {
                return;
            }
            if (!taken) {
                put(new Event.ChatFailed(now, CHAT, claim.edition(), false, now));
                return;
            }
            if (NextMessage.posted(incident(), CHAT).isEmpty()) {
                posts++;
            }
            put(new Event.ChatPosted(now, CHAT, claim.edition(), "ts" + claim.edition()));
        }

        private void put(Event event) {
            assertEquals(null, journal.put(event.id(), event), "told twice");
        }

        /** A chat answers within two seconds, or that is a failure. */
        private void passes(Duration time) {
            while (!underWay.isEmpty()) {
                hears(false);
            }
            now = now.plus(time);
        }

        void comesToRest() {
            for (int round = 0; round < 20; round++) {
                passes(Duration.ofSeconds(20));
                read(round % 2);
                plans(round % 2);
                hears(true);
            }
        }

        boolean isUpToDate() {
            var next = NextMessage.of(incident(), CHAT, editable, now);
            return next.claim().isEmpty() && posts > 0 && lastFailed() == 0;
        }

        boolean hasGivenUp() {
            return lastFailed() >= NextMessage.TRIES;
        }

        /** How many of the newest claims have failed. */
        private int lastFailed() {
            int claims = (int) incident().all(Event.ChatClaimed.class).count();
            int failed = 0;
            while (incident().has(Event.ChatFailed.id(CHAT, claims - failed))) {
                failed++;
            }
            return failed;
        }
    }
}
