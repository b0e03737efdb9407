package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Events of Amazon EventBridge, which all services of Amazon send in one envelope.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Event structure</a>
 */
final class EventBridge {

    /** What an event's detail calls the thing that it is about. */
    private static final List<String> THINGS = List.of(
            "/alarmName",
            "/pipeline",
            "/project-name",
            "/application",
            "/jobName",
            "/name",
            "/AutoScalingGroupName",
            "/SourceIdentifier",
            "/service",
            "/group",
            "/clusterArn",
            "/stateMachineArn",
            "/instance-id",
            "/EC2InstanceId",
            "/resource/instanceDetails/instanceId",
            "/resource/resourceType",
            "/repositoryName",
            "/bucket/name",
            "/s3ObjectDetails/bucketName",
            "/resourceName");

    private static final List<String> TEXTS = List.of(
            "/title",
            "/Message",
            "/description",
            "/eventDescription/0/latestDescription",
            "/stoppedReason",
            "/StatusMessage",
            "/eventTypeCode",
            "/cause",
            "/scanResultDetails/scanResultStatus",
            "/configuration/description");

    /** States of what has neither failed nor come to its end. */
    private static final Set<String> UNDER_WAY = Set.of(
            "STARTED", "STARTING", "IN_PROGRESS", "RESUMED", "QUEUED", "PENDING", "SUBMITTED", "CREATED", "RUNNABLE");

    private static final Pattern SUBJECT_OF_ARN =
            Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[^:/]*[:/])?([^:/]+).*");

    private EventBridge() {}

    static List<Alert> alerts(JsonNode event) {
        var detail = event.path("detail");
        var state = Stream.of("/state/value", "/state", "/status", "/build-status", "/lastStatus", "/statusCode")
                .flatMap(path -> text(detail, path).stream())
                .findFirst();
        var where = where(event, detail);
        var type = event.path("detail-type").asText();
        // What an event of AWS Health is about, only its code says in short: AWS_EC2_INSTANCE_STOP_SCHEDULED.
        var about = text(detail, "/eventTypeCode")
                .map(code -> type + ": " + code.replace('_', ' ').toLowerCase(Locale.ROOT))
                .orElse(type);
        var description = AlertDescription.of(state.map(word -> about + " " + word.toLowerCase(Locale.ROOT))
                        .orElse(about))
                .detailed(TEXTS.stream()
                        .flatMap(path -> text(detail, path).stream())
                        .findFirst())
                .at(where)
                .rated(severity(detail));
        return List.of(new Alert(key(event, detail, type, where), state(state), description));
    }

    /** The alarm, finding or event where it has an id that stays; otherwise what is the same of all events of the thing. */
    private static String key(JsonNode event, JsonNode detail, String type, Optional<String> where) {
        return text(detail, "/eventArn")
                .or(() -> text(detail, "/alarmName"))
                .or(() -> text(detail, "/type").flatMap(finding -> text(detail, "/id")))
                .orElseGet(() -> event.path("source").asText() + " " + type + " "
                        + text(event, "/resources/0").or(() -> where).orElse(""));
    }

    /** A number from 1.0 to 10.0: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
    private static Optional<String> severity(JsonNode detail) {
        var severity = detail.path("severity");
        return severity.isNumber()
                ? Optional.of(
                        severity.asDouble() >= 9
                                ? "critical"
                                : severity.asDouble() >= 7 ? "high" : severity.asDouble() >= 4 ? "medium" : "low")
                : text(detail, "/severity");
    }

    private static Alert.State state(Optional<String> state) {
        if (state.filter(UNDER_WAY::contains).isPresent()) {
            return Alert.State.NO_ALERT;
        }
        return switch (state.flatMap(word -> StateWord.of("state", word)).orElse(StateWord.FIRING)) {
            case OVER -> Alert.State.CLEARED;
            case NEITHER -> Alert.State.NO_ALERT;
            case FIRING, NO_DATA, TEST -> Alert.State.FIRING;
        };
    }

    private static Optional<String> where(JsonNode event, JsonNode detail) {
        return THINGS.stream()
                .flatMap(path -> text(detail, path).stream())
                .findFirst()
                .or(() -> text(event, "/resources/0"))
                .map(EventBridge::withoutArn)
                .or(() -> text(event, "/region"));
    }

    private static String withoutArn(String name) {
        var arn = SUBJECT_OF_ARN.matcher(name.substring(0, Math.min(name.length(), 500)));
        return arn.matches() ? arn.group(1) : name;
    }

    private static Optional<String> text(JsonNode json, String pointer) {
        var node = json.at(pointer);
        return node.isValueNode() && !node.isNull() ? PayloadFields.first(node.asText()) : Optional.empty();
    }
}
