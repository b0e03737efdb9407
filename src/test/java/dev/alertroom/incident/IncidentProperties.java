package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds in every night, however bad; {@link Invariants} are checked at each of its plans. */
class IncidentProperties {

    /** New ones in every run: that they add up is worth more than many at once. */
    private static final int NIGHTS = 400;

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, 9_999)
                .withoutEdgeCases()
                .list()
                .ofMinSize(10)
                .ofMaxSize(160);
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void nobodyIsCalledMoreOftenThanAllowed(@ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.comeToRest();
        world.nobodyWasCalledTooOften();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void everyTierIsEscalatedToInOrderAndAtMostOnceACycle(@ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.comeToRest();
        world.everyTierWasEscalatedToOnce();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void whateverIsLostTheNextEventResumesTheRingingUntilThereIsAReasonToStop(
            @ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.comeToRest();
        world.restHasAReason();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void whateverIsLostWakeUpsAloneBringSomebodyOrTheNextWave(@ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.onlyAlarmsRing();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void whatStillFiresWhenItsMuteEndsRingsThenByWakeUpsAlone(@ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.onlyAlarmsRing();
        world.allMutesEnd();
        world.noAlertWasDroppedSilently();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void noAlertIsDroppedSilently(@ForAll("choices") List<Integer> choices) {
        var world = new World(choices).pass();
        world.comeToRest();
        world.noAlertWasDroppedSilently();
    }

    @Property(tries = NIGHTS, edgeCases = EdgeCasesMode.NONE)
    void theSameEventsTellTheSameIncidentInAnyOrderAndRepeated(
            @ForAll("choices") List<Integer> choices, @ForAll Random random) {
        var world = new World(choices).pass();
        var told = new ArrayList<>(world.events());
        told.addAll(
                world.events().stream().filter(event -> random.nextBoolean()).toList());
        Collections.shuffle(told, random);
        var retold = Incident.of("night", told).orElseThrow();
        assertEquals(view(world.incident(), world.now()), view(retold, world.now()));
        int cut = random.nextInt(told.size());
        var opened = world.events().get(0);
        var begun =
                Stream.concat(Stream.of(opened), told.subList(0, cut).stream()).toList();
        var grown = Incident.of("night", begun).orElseThrow().with(told.subList(cut, told.size()));
        assertEquals(view(world.incident(), world.now()), view(grown, world.now()));
    }

    private static List<Object> view(Incident incident, Instant now) {
        var view = new ArrayList<Object>(List.of(
                incident.timeline(),
                incident.attempts(),
                incident.responders(),
                incident.cycle(),
                incident.cycleStart(),
                incident.tier(),
                incident.asked(now),
                incident.acknowledgedAt(),
                incident.alerts(),
                incident.activeAlerts(),
                incident.unheardAlerts(now)));
        Stream.of(
                        World.NIGHT,
                        now.minusSeconds(60),
                        now,
                        now.plusSeconds(15),
                        now.plusSeconds(300),
                        now.plus(Incident.IDLE))
                .forEach(at -> view.addAll(List.of(
                        incident.present(at),
                        RoomNews.next(incident, at),
                        incident.status(at),
                        incident.audibleAlerts(at),
                        incident.nextMuteEnd(at),
                        Plan.next(incident, at),
                        Plan.ringAgain(incident, true, at),
                        Plan.ringAgain(incident, false, at))));
        return view;
    }
}
