package dev.alertroom.journal;

/**
 * Firestore answered, and refused.
 *
 * @see <a href="https://cloud.google.com/firestore/docs/reference/rest#error-codes">Error codes</a>
 */
final class FirestoreException extends RuntimeException {

    private final int status;
    private final String reason;

    /**
     * @param status the HTTP status; 409 alone says too little
     * @param reason the name of a google.rpc.Code
     */
    FirestoreException(int status, String reason, String message) {
        super("HTTP " + status + " " + reason + ": " + message);
        this.status = status;
        this.reason = reason;
    }

    boolean alreadyExists() {
        return reason.equals("ALREADY_EXISTS");
    }

    /** It lost against a concurrent write; nothing was written. */
    boolean aborted() {
        return reason.equals("ABORTED");
    }

    /** Of a query: it has no index. */
    boolean failedPrecondition() {
        return reason.equals("FAILED_PRECONDITION");
    }

    boolean notFound() {
        return status == 404 && reason.equals("NOT_FOUND");
    }

    /** What it was asked to write can never be written, such as a document of more than 1 MiB. */
    boolean refusesForGood() {
        return reason.equals("INVALID_ARGUMENT") || status == 413;
    }

    boolean unauthenticated() {
        return status == 401;
    }
}
