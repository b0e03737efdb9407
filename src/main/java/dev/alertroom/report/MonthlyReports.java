package dev.alertroom.report;

import dev.alertroom.response.IncidentQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;

/** Looks through the incidents of a month, the latest first, page by page. */
@ApplicationScoped
class MonthlyReports {

    private static final int PAGE = 20;

    /** At most 500 incidents are looked at: a report is no reason to read the whole journal. */
    private static final int MAX_PAGES = 25;

    private final IncidentQueries incidents;
    private final TeamZone zone;
    private final Clock clock;

    MonthlyReports(IncidentQueries incidents, TeamZone zone, Clock clock) {
        this.incidents = incidents;
        this.zone = zone;
        this.clock = clock;
    }

    YearMonth present() {
        return YearMonth.now(clock.withZone(zone.zone()));
    }

    Uni<MonthlyReport> of(YearMonth month) {
        return count(new Tally(month, zone, clock.instant()), Optional.empty(), MAX_PAGES);
    }

    private Uni<MonthlyReport> count(Tally tally, Optional<String> token, int pages) {
        if (pages == 0) {
            return Uni.createFrom().item(() -> tally.report(false));
        }
        return incidents.list(token, PAGE).chain(page -> {
            page.incidents().forEach(tally::add);
            boolean done = page.next().isEmpty() || page.incidents().stream().anyMatch(tally::isBefore);
            return done ? Uni.createFrom().item(tally.report(true)) : count(tally, page.next(), pages - 1);
        });
    }
}
