package dev.alertroom.incident;

/** What is said into a live room. A new kind does not compile until every {@link Speaker} can say it. */
public sealed interface Announcement {

    /** Has the speaker say it. */
    <R> R saidBy(Speaker<R> speaker);

    /** Another alert has come. */
    record NewAlert(String message, String language) implements Announcement {
        @Override
        public <R> R saidBy(Speaker<R> speaker) {
            return speaker.newAlert(this);
        }
    }

    /** An alert is over. */
    record Cleared(String message, String language) implements Announcement {
        @Override
        public <R> R saidBy(Speaker<R> speaker) {
            return speaker.cleared(this);
        }
    }

    /** Somebody has come; {@code present} are in the room now. */
    record Came(Responder who, int present) implements Announcement {
        @Override
        public <R> R saidBy(Speaker<R> speaker) {
            return speaker.came(this);
        }
    }

    /** Somebody has left; {@code present} are in the room now. */
    record Gone(Responder who, int present) implements Announcement {
        @Override
        public <R> R saidBy(Speaker<R> speaker) {
            return speaker.gone(this);
        }
    }

    /** Somebody typed it on the page. */
    record Typed(String text, String language) implements Announcement {
        @Override
        public <R> R saidBy(Speaker<R> speaker) {
            return speaker.typed(this);
        }
    }

    /** Puts announcements into words: one method for each kind. */
    interface Speaker<R> {
        R newAlert(NewAlert alert);

        R cleared(Cleared cleared);

        R came(Came came);

        R gone(Gone gone);

        R typed(Typed typed);
    }
}
