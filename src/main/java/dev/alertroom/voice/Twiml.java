package dev.alertroom.voice;

import dev.alertroom.speech.SpokenLine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The TwiML that we answer with; see the templates of the same names. */
@ApplicationScoped
class Twiml {

    static final String MEDIA_TYPE = "text/xml; charset=UTF-8";

    private final String waitUrl;

    Twiml(VoiceSettings settings) {
        this.waitUrl = settings.waitUrl().orElse("");
    }

    /** Says the lines three times and waits for a key each time; then says goodbye. */
    String answer(List<SpokenLine> lines, String keyUrl, SpokenLine goodbye) {
        return Templates.answer(lines, keyUrl, goodbye).render();
    }

    /**
     * Says the lines and waits for a PIN; then says goodbye.
     *
     * @param pause seconds of silence before
     */
    String pin(List<SpokenLine> lines, int digits, int pause, String pinUrl, SpokenLine goodbye) {
        return Templates.pin(lines, digits, pause, pinUrl, goodbye).render();
    }

    /**
     * Says the lines and puts the caller into the room.
     *
     * @param label who it is, for the conference's events; empty if that is not known
     * @param events where they are sent
     */
    String join(List<SpokenLine> lines, String room, String label, String events) {
        return Templates.join(lines, new Conference(room, label, events, waitUrl))
                .render();
    }

    /** Says the lines; then the call ends, or a conference goes on. */
    String say(List<SpokenLine> lines) {
        return Templates.say(lines).render();
    }

    String say(SpokenLine line) {
        return say(List.of(line));
    }

    record Conference(String room, String label, String events, String waitUrl) {}

    @CheckedTemplate(basePath = "voice")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answer(List<SpokenLine> lines, String keyUrl, SpokenLine goodbye);

        static native TemplateInstance pin(
                List<SpokenLine> lines, int digits, int pause, String pinUrl, SpokenLine goodbye);

        static native TemplateInstance join(List<SpokenLine> lines, Conference conference);

        static native TemplateInstance say(List<SpokenLine> lines);
    }
}
