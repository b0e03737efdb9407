package dev.alertroom.doctor;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Runs all checks at once; each takes a few seconds at most, and none waits for another. */
@ApplicationScoped
class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<Check> checks;

    Doctor(@All List<Check> checks) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    Uni<Report> examine() {
        return Uni.join()
                .all(checks.stream().map(Doctor::bounded).toList())
                .andFailFast()
                .map(found -> Report.of(found.stream().flatMap(List::stream).toList()));
    }

    private static Uni<List<Finding>> bounded(Check check) {
        return Uni.createFrom()
                .deferred(check::look)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> List.of(check.failed(failure)));
    }
}
