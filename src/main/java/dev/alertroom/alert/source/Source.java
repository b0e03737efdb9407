package dev.alertroom.alert.source;

import dev.alertroom.alert.Alert;
import java.util.List;

/** One kind of monitor: turns its payload into alerts. To add one, implement this and write it into docs/monitors.md. */
public interface Source {

    /** Its name in {@code /alert/{source}}. */
    String name();

    /**
     * The alerts that a payload tells of, in the order in which they are to be spoken; none if it tells of something that
     * is neither on fire nor over.
     *
     * @param words what is said around the monitor's own words, in the language of the team
     * @throws NotUnderstoodException if the payload has another form than the monitor's
     */
    List<Alert> alerts(Payload payload, Words words);
}
