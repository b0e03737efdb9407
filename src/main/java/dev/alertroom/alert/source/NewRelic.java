package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A webhook destination of New Relic's workflows, with the payload template that it starts with.
 *
 * @see <a href="https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook">Webhook</a>
 */
@ApplicationScoped
class NewRelic implements Source {

    /** The issue of "Send test notification". */
    private static final String TEST_ISSUE = "d1b1f3fd-995a-4066-88ab-8ce4f6960654";

    @Override
    public String name() {
        return "newrelic";
    }

    @Override
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var issue = payload.json(Issue.class);
        var what = all(issue.alertConditionNames())
                .or(() -> PayloadFields.first(issue.title()))
                .or(() -> all(issue.alertPolicyNames()))
                .orElseThrow(() -> new NotUnderstoodException("New Relic sends {\"id\": …, \"title\": …,"
                        + " \"alertConditionNames\": […], …}; there was neither a title nor a condition."));
        var where = PayloadFields.each(issue.impactedEntities())
                .flatMap(name -> PayloadFields.first(name).stream())
                .findFirst();
        var sentence = Sentence.of(phrases, what, where, PayloadFields.first(issue.priority()));
        var message = TEST_ISSUE.equals(issue.id()) ? phrases.test(sentence) : sentence;
        var key = PayloadFields.first(issue.id(), issue.issueUrl()).orElse(message);
        return switch (PayloadFields.first(issue.state()).orElse("").toUpperCase(Locale.ROOT)) {
            case "CLOSED", "RESOLVED" -> List.of(new Alert(key, Alert.State.CLEARED, message));
            case "ACKNOWLEDGED" -> List.of();
            default -> List.of(new Alert(key, Alert.State.FIRING, message));
        };
    }

    private static Optional<String> all(List<String> names) {
        return PayloadFields.first(PayloadFields.each(names).distinct().collect(Collectors.joining(", ")));
    }

    @RegisterForReflection
    record Issue(
            String id,
            String issueUrl,
            String title,
            String priority,
            String state,
            List<String> impactedEntities,
            List<String> alertPolicyNames,
            List<String> alertConditionNames) {}
}
