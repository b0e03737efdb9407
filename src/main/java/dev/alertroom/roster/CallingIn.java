package dev.alertroom.roster;

/** What it takes for somebody who dials our number to get into the room; a caller's number is no proof of who calls. */
public enum CallingIn {
    /** The key that screening asks for. */
    KEY,
    /** Nothing: whoever has the number is called back on it. */
    RING,
    /** The PIN. */
    PIN
}
