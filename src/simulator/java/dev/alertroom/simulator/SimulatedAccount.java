package dev.alertroom.simulator;

/** The account as Twilio shows it; upgraded and active, with one number, until told otherwise. */
public final class SimulatedAccount {

    private String status;
    private String type;
    private boolean hasNumber;

    SimulatedAccount() {
        reset();
    }

    synchronized void reset() {
        status = "active";
        type = "Full";
        hasNumber = true;
    }

    /** As before the first payment. */
    public synchronized void trial() {
        type = "Trial";
    }

    /** As when the balance is used up. */
    public synchronized void suspended() {
        status = "suspended";
    }

    /** As if the number were somebody else's. */
    public synchronized void withoutNumber() {
        hasNumber = false;
    }

    synchronized String status() {
        return status;
    }

    synchronized String type() {
        return type;
    }

    synchronized boolean hasNumber() {
        return hasNumber;
    }
}
