package dev.alertroom.alert.source;

import dev.alertroom.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One kind of monitor: turns its payload into alerts. To add one, implement this and write it into docs/monitors.md. */
public interface Source {

    /** Its name in {@code /alert/{source}}. */
    String name();

    /** Where its keys are its own. Two monitors that tell of the same alerts by the same keys share one. */
    default String keySpace() {
        return name();
    }

    /**
     * Completes once the payload may come in; most need a token and nothing else. What a monitor signs is checked here, and
     * what it wants to be done before it sends alerts is done here.
     *
     * @return fails with a {@link ProblemException} that says why the payload is not let in
     */
    default Uni<Void> admit(Payload payload, TokenGate gate) {
        gate.requireToken();
        return Uni.createFrom().voidItem();
    }

    /**
     * Whether what a payload says has been resolved is believed; asked only of payloads that say so, and that were let in. Firing
     * is always believed.
     */
    default boolean mayClear(Payload payload) {
        return true;
    }

    /**
     * A payload that was let in could not be taken; its sender may send it again.
     *
     * @return whether that changed anything
     */
    default boolean notTaken(Payload payload) {
        return false;
    }

    /**
     * The alerts that a payload tells of, in the order in which they are to be spoken; none if it tells of something
     * that neither fires nor has been resolved. Their keys need to be unique for this monitor only.
     *
     * @throws NotUnderstoodException if the payload has another form than the monitor's
     */
    List<Alert> alerts(Payload payload);
}
