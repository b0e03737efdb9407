package dev.alertroom.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One JSON object a line, as Cloud Logging reads it. The trace of the request groups its lines; everything else in the
 * MDC is a label to filter by. A stack trace follows the message, where Error Reporting looks for it.
 *
 * @see <a href="https://cloud.google.com/logging/docs/structured-logging#special-payload-fields">Special fields</a>
 */
final class CloudLogFormatter extends ExtFormatter {

    /** In the MDC. */
    static final String TRACE = "trace";

    private static final JsonFactory JSON = new JsonFactory();

    private final Optional<String> project;

    /** @param project the id of the Google Cloud project that traces are kept in */
    CloudLogFormatter(Optional<String> project) {
        this.project = project;
    }

    @Override
    public String format(ExtLogRecord line) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("severity", severity(line.getLevel()));
            json.writeStringField("time", line.getInstant().toString());
            json.writeStringField("message", message(line));
            json.writeStringField("logger", line.getLoggerName());
            context(json, new TreeMap<>(line.getMdcCopy()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void context(JsonGenerator json, Map<String, String> context) throws IOException {
        var trace = context.remove(TRACE);
        if (trace != null) {
            json.writeStringField(
                    "logging.googleapis.com/trace",
                    project.map(id -> "projects/" + id + "/traces/").orElse("") + trace);
        }
        if (!context.isEmpty()) {
            json.writeObjectFieldStart("logging.googleapis.com/labels");
            for (var label : context.entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
        }
    }

    private String message(ExtLogRecord line) {
        var text = new StringWriter().append(SafeText.withoutSecrets(formatMessage(line)));
        if (line.getThrown() != null) {
            text.append('\n');
            SafeThrown.of(line.getThrown()).printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    /** @see <a href="https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#logseverity">LogSeverity</a> */
    private static String severity(Level level) {
        int value = level.intValue();
        if (value > Level.SEVERE.intValue()) {
            return "CRITICAL";
        }
        if (value == Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }
}
