package dev.alertroom.journal;

import io.smallrye.mutiny.Uni;

/** As whom Firestore is asked, and in which project. */
interface Identity {

    Uni<String> project();

    /** The value of the Authorization header. */
    Uni<String> authorization();

    /** Firestore did not accept the authorization. */
    void rejected();

    /** The emulator's owner, who may do everything. */
    static Identity emulator(String project) {
        return new Identity() {
            @Override
            public Uni<String> project() {
                return Uni.createFrom().item(project);
            }

            @Override
            public Uni<String> authorization() {
                return Uni.createFrom().item("Bearer owner");
            }

            @Override
            public void rejected() {
                // The emulator accepts everyone.
            }
        };
    }
}
