package dev.alertroom.simulator;

/** What is being said right now. */
record Utterance(long id, Spoken spoken) {}
