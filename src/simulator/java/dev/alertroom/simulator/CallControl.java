package dev.alertroom.simulator;

/** What a script can do to the call that it runs on. */
interface CallControl {

    /** Answers a call to our own number. */
    void pickUp();

    void hangUp(String how);

    /** Refuses a call to our own number that has not been answered. */
    void reject(boolean busy);

    /** A {@code Gather} has begun. */
    void keysAwaited();
}
