package dev.alertroom.doctor;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Looks at one thing. It may fail, and take its time: whoever runs it bounds that. */
interface Check {

    /** In a word, for the report. */
    String name();

    /** Called on the thread of the request, which is gone when it is answered. */
    Uni<List<Finding>> look();

    /** Why it could not be told. */
    default Finding failed(Throwable failure) {
        return Finding.wrong(
                name(), "it could not be looked at: " + failure.getClass().getSimpleName(), "look into the log");
    }
}
