package dev.alertroom.page;

import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.security.Scope;
import dev.alertroom.security.Session;
import java.util.function.UnaryOperator;

/** A request of somebody who is signed in. */
record Visit(Session session, Words words) {

    boolean mayAct() {
        return session.grant().allows(Scope.ACT);
    }

    /** Who only reads is not to learn whom to call. */
    UnaryOperator<String> numbers() {
        return mayAct() ? UnaryOperator.identity() : MaskedNumber::of;
    }

    String holder() {
        return session.grant().holder();
    }
}
