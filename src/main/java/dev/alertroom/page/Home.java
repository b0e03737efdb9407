package dev.alertroom.page;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * What {@code /} shows.
 *
 * @param team whose history is shown; empty for that of all
 * @param next where the history goes on; empty if it doesn't
 */
@TemplateData
record Home(
        Live live,
        List<Row> history,
        List<String> teams,
        String team,
        String next,
        List<Rung> roster,
        List<Muted> mutes,
        List<Beat> heartbeats) {

    /** An incident of the history. */
    @TemplateData
    record Row(String id, String team, String opened, String status, String statusText, String alert) {}

    /** @param tiers who is rung first, who then, and so on */
    @TemplateData
    record Rung(String name, List<String> tiers) {}

    /** @param what the keys or the pattern of the alerts; empty for all of them */
    @TemplateData
    record Muted(String id, String team, String what, String until, String reason, String by) {}

    @TemplateData
    record Beat(String name, String team, String stateText) {}
}
