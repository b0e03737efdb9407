package dev.alertroom.simulator;

/** Who hears what is said: one call, or everyone in a room. */
interface Audience {

    void hear(Utterance utterance);

    void hearAudio(String what);

    /** The utterance is over, or was cut short. */
    void fallSilent(Utterance utterance);
}
