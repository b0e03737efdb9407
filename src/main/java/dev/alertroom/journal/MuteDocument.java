package dev.alertroom.journal;

import dev.alertroom.incident.Glob;
import dev.alertroom.incident.Mute;
import dev.alertroom.journal.FirestoreApi.Document;
import dev.alertroom.journal.FirestoreApi.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A mute as a document. The names of its fields are kept for good. */
final class MuteDocument {

    static final String UNTIL = "until";

    private static final Logger LOG = Logger.getLogger(MuteDocument.class);
    private static final String TEAM = "team";
    private static final String KEYS = "keys";
    private static final String PATTERN = "pattern";
    private static final String FROM = "from";
    private static final String REASON = "reason";
    private static final String BY = "by";

    private MuteDocument() {}

    static Map<String, Value> fields(Mute mute) {
        var fields = new HashMap<>(Map.of(
                TEAM,
                Value.of(mute.team()),
                KEYS,
                Value.of(mute.keys()),
                FROM,
                Value.of(mute.from()),
                UNTIL,
                Value.of(mute.until()),
                REASON,
                Value.of(mute.reason()),
                BY,
                Value.of(mute.by())));
        mute.pattern().ifPresent(glob -> fields.put(PATTERN, Value.of(glob.pattern())));
        return fields;
    }

    /** Empty for what this version cannot read: in doubt the phones ring. */
    static Optional<Mute> read(Document document) {
        try {
            return Optional.of(new Mute(
                    document.id(),
                    document.text(TEAM).orElseThrow(),
                    document.texts(KEYS),
                    document.text(PATTERN).map(Glob::new),
                    document.time(FROM),
                    document.time(UNTIL),
                    document.text(REASON).orElseThrow(),
                    document.text(BY).orElseThrow()));
        } catch (RuntimeException unknown) {
            LOG.warnf("The mute %s cannot be read, and mutes nothing: %s", document.id(), unknown);
            return Optional.empty();
        }
    }
}
