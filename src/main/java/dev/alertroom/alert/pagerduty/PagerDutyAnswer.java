package dev.alertroom.alert.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;

/** What PagerDuty's Events API answers: version 2 with a deduplication key, version 1 with an incident's. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PagerDutyAnswer(String status, String message, String dedupKey, String incidentKey, List<String> errors) {

    static PagerDutyAnswer processed(String dedupKey) {
        return new PagerDutyAnswer("success", "Event processed", dedupKey, null, List.of());
    }

    static PagerDutyAnswer processedAsFirst(String incidentKey) {
        return new PagerDutyAnswer("success", "Event processed", null, incidentKey, List.of());
    }

    static PagerDutyAnswer refused(Problem problem) {
        var errors = Stream.concat(
                        Stream.of(problem.detail()),
                        problem.errors().stream().map(fault -> fault.name() + ": " + fault.detail()))
                .toList();
        return problem.status() < 500
                ? new PagerDutyAnswer("invalid event", "Event object is invalid", null, null, errors)
                : new PagerDutyAnswer("error", problem.title(), null, null, errors);
    }
}
