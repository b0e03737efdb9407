package dev.alertroom.alert.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;

/** What PagerDuty's Events API v2 answers. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PagerDutyAnswer(String status, String message, String dedupKey, List<String> errors) {

    static PagerDutyAnswer processed(String dedupKey) {
        return new PagerDutyAnswer("success", "Event processed", dedupKey, List.of());
    }

    static PagerDutyAnswer refused(Problem problem) {
        var errors = Stream.concat(
                        Stream.of(problem.detail()),
                        problem.errors().stream().map(fault -> fault.name() + ": " + fault.detail()))
                .toList();
        return problem.status() < 500
                ? new PagerDutyAnswer("invalid event", "Event object is invalid", null, errors)
                : new PagerDutyAnswer("error", problem.title(), null, errors);
    }
}
