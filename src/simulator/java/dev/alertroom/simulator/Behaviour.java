package dev.alertroom.simulator;

/** What a phone does by itself when it rings. */
public enum Behaviour {
    /** Nothing: someone decides, on the page or in a test. */
    MANUAL,
    /** Answers, and presses 1 as soon as a key is asked for. */
    ANSWER_AND_PRESS_1,
    /** Answers and listens. */
    ANSWER,
    /** Rejects the call: busy. */
    DECLINE,
    /** Rings until the caller gives up. */
    IGNORE,
    /** Lets voicemail take the call, which listens to the end and presses nothing. */
    VOICEMAIL,
    /** Does not even ring: the call fails. */
    UNREACHABLE
}
