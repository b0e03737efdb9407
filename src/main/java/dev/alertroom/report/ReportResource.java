package dev.alertroom.report;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.MayRead;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /report}: what a month was like for those who are called. */
@Path("/report")
@MayRead
class ReportResource {

    private static final String CSV = "text/csv; charset=UTF-8; header=present";

    private final MonthlyReports reports;

    ReportResource(MonthlyReports reports) {
        this.reports = reports;
    }

    /**
     * @param month such as {@code 2026-11}; this month if left out
     * @param format {@code json}, or {@code csv}: a line a person
     */
    @GET
    public Uni<Response> get(@RestQuery Optional<String> month, @RestQuery Optional<String> format) {
        var wanted = month.filter(text -> !text.isBlank());
        var read = wanted.isEmpty() ? Optional.of(reports.present()) : wanted.flatMap(ReportResource::read);
        var form = format.filter(text -> !text.isBlank()).orElse("json");
        if (read.isEmpty() || !List.of("json", "csv").contains(form)) {
            throw ProblemException.badRequest(
                    "There is no such report.",
                    List.of(
                            read.isEmpty()
                                    ? new Problem.Fault("month", "must be a month, such as 2026-11.")
                                    : new Problem.Fault("format", "must be json or csv.")));
        }
        return reports.of(read.get()).map(report -> form.equals("csv") ? csv(report) : json(report));
    }

    private static Optional<YearMonth> read(String month) {
        try {
            return Optional.of(YearMonth.parse(month.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Response json(MonthlyReport report) {
        return Response.ok(report).type("application/json").build();
    }

    private static Response csv(MonthlyReport report) {
        return Response.ok(report.csv(), CSV)
                .header("Content-Disposition", "attachment; filename=\"alertroom-" + report.month() + ".csv\"")
                .build();
    }
}
