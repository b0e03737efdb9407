package dev.alertroom.incident;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Those of an incident as people look at it: by name, or by number where there is none.
 *
 * @param byId everyone who may be called
 * @param numbers how a phone number is shown
 */
public record People(Map<String, Responder> byId, UnaryOperator<String> numbers) {

    /** @param numbers how a phone number is shown */
    public static People of(Incident incident, UnaryOperator<String> numbers) {
        return new People(incident.responders(), numbers);
    }

    /** The name, or the number of those who have none. */
    public String named(String id) {
        var responder = byId.get(id);
        if (responder == null) {
            return id;
        }
        return named(responder, numbers);
    }

    /** The same of anybody. */
    public static String named(Responder responder, UnaryOperator<String> numbers) {
        return responder.name().isEmpty() ? numbers.apply(responder.numbers().get(0)) : responder.name();
    }

    /** Who did it by hand; empty if nobody did. */
    public static Optional<String> by(Event event) {
        return event instanceof Event.ByHand done
                ? Optional.of(done.by()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    /** Whom something that happened is about and, in brackets, who wanted it; empty if nobody. */
    public String told(Event event) {
        var by = by(event);
        return who(event)
                .map(who -> who + by.map(name -> " (" + name + ")").orElse(""))
                .or(() -> by)
                .orElse("");
    }

    /** Whom something that happened is about, or who did it; empty if nobody. */
    public Optional<String> who(Event event) {
        if (event instanceof Event.ResponderAdded added) {
            return Optional.of(named(added.responder().id()));
        }
        if (event instanceof Event.OfResponder of) {
            return Optional.of(named(of.responder()));
        }
        if (event instanceof Event.Resolved resolved) {
            return Optional.of(resolved.by()).filter(by -> !by.isEmpty());
        }
        return event instanceof Event.OfCall of ? Optional.of(named(of.call().responder())) : Optional.empty();
    }
}
