package dev.alertroom.operations;

import java.util.logging.Formatter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Lines for people, as another formatter writes them, of what is {@link SafeText}. */
final class SafeFormatter extends ExtFormatter.Delegating {

    SafeFormatter(Formatter lines) {
        super(wrapped(lines));
    }

    private static ExtFormatter wrapped(Formatter lines) {
        return lines instanceof ExtFormatter own ? own : ExtFormatter.wrap(lines, false);
    }

    @Override
    public String format(ExtLogRecord line) {
        var safe = new ExtLogRecord(line);
        safe.setMessage(SafeText.onOneLine(line.getFormattedMessage()), ExtLogRecord.FormatStyle.NO_FORMAT);
        safe.setParameters(null);
        if (line.getThrown() != null) {
            safe.setThrown(SafeThrown.of(line.getThrown()));
        }
        return super.format(safe);
    }
}
