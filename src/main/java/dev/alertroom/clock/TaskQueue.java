package dev.alertroom.clock;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A queue of Cloud Tasks.
 *
 * @see <a href="https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#resource:-queue">Queue</a>
 */
record TaskQueue(String project, String location, String id) {

    private static final Pattern NAME =
            Pattern.compile("projects/([A-Za-z0-9.:-]+)/locations/([a-z0-9-]+)/queues/([A-Za-z0-9-]{1,100})");

    /** Empty for what is no name of a queue. */
    static Optional<TaskQueue> named(String name) {
        var parts = NAME.matcher(name.strip());
        return parts.matches()
                ? Optional.of(new TaskQueue(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** The name of one of its tasks. */
    String task(String task) {
        return "projects/" + project + "/locations/" + location + "/queues/" + id + "/tasks/" + task;
    }
}
