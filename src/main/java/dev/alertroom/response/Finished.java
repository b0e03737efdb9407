package dev.alertroom.response;

import io.smallrye.mutiny.Uni;

/**
 * Work that is finished once it has begun. REST cancels what it answers with when the connection is closed, and a monitor
 * that hangs up early must not stop the phones.
 */
final class Finished {

    private Finished() {}

    /** The same work, which goes on when nobody waits for it any more. */
    static <T> Uni<T> evenIfNobodyWaits(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
