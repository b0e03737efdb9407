package dev.alertroom.google;

import io.smallrye.mutiny.Uni;

/** As whom Google's APIs are asked, and in which project. */
public interface Identity {

    Uni<String> project();

    /** The value of the Authorization header. */
    Uni<String> authorization();

    /** The API did not accept the authorization. */
    void rejected();

    /** The owner of an emulator, who may do everything. */
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
