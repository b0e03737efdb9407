package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Verb.Audible;
import dev.alertroom.simulator.twiml.Verb.Pause;
import dev.alertroom.simulator.twiml.Verb.Play;
import dev.alertroom.simulator.twiml.Verb.Say;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Says, plays and pauses, one after the other, for as long as that would take. */
final class Playback {

    /** Files are not fetched: all sound the same and last this long. */
    private static final Duration AUDIO = Duration.ofSeconds(3);

    private static final Duration DIGIT = Duration.ofMillis(500);

    private final Exchange exchange;
    private final Audience audience;
    private final Iterator<Audible> prompts;
    private final Runnable onEnd;
    private Exchange.Timer timer = new Exchange.Timer();
    private Optional<Utterance> saying = Optional.empty();

    private Playback(Exchange exchange, Audience audience, List<Audible> prompts, Runnable onEnd) {
        this.exchange = exchange;
        this.audience = audience;
        this.prompts = prompts.iterator();
        this.onEnd = onEnd;
    }

    /** @param onEnd runs when all has been played, but not if it was stopped */
    static Playback start(Exchange exchange, Audience audience, List<Audible> prompts, Runnable onEnd) {
        Playback playback = new Playback(exchange, audience, prompts, onEnd);
        if (prompts.isEmpty()) {
            // Never before start() has returned: whoever starts it keeps what it returns.
            playback.timer = exchange.after(Duration.ZERO, onEnd);
        } else {
            playback.next();
        }
        return playback;
    }

    void stop() {
        timer.cancel();
        fallSilent();
    }

    private void next() {
        if (!prompts.hasNext()) {
            onEnd.run();
            return;
        }
        Audible prompt = prompts.next();
        if (prompt instanceof Say say) {
            say(say, say.loop());
        } else if (prompt instanceof Play play) {
            play(play, play.loop());
        } else if (prompt instanceof Pause pause) {
            timer = exchange.after(Duration.ofSeconds(pause.seconds()), this::next);
        }
    }

    private void say(Say say, int times) {
        Utterance utterance = new Utterance(exchange.nextId(), new Spoken(say.text(), say.language(), say.voice()));
        saying = Optional.of(utterance);
        audience.hear(utterance);
        timer = exchange.after(SpeechTiming.duration(say.text()), () -> {
            fallSilent();
            if (times == 1) {
                next();
            } else {
                say(say, Math.max(0, times - 1));
            }
        });
    }

    private void play(Play play, int times) {
        audience.hearAudio(play.url().isEmpty() ? "keys " + play.digits() : play.url());
        Duration length =
                play.url().isEmpty() ? DIGIT.multipliedBy(play.digits().length()) : AUDIO;
        timer = exchange.after(length, () -> {
            if (times == 1) {
                next();
            } else {
                play(play, Math.max(0, times - 1));
            }
        });
    }

    private void fallSilent() {
        saying.ifPresent(audience::fallSilent);
        saying = Optional.empty();
    }
}
