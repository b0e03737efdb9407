package dev.alertroom.response;

/** What a request waits for before it answers, because nothing runs between requests. */
enum WaitFor {
    NOTHING,
    /** Calls that another request claimed: if it died, somebody must place them. */
    PLACING,
    /** Those, and the pause after a busy call. */
    PAUSE
}
