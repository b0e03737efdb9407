package dev.alertroom.simulator;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A request to the REST API.
 *
 * @param path as Twilio writes it in {@code uri}
 */
record ApiRequest(String path, RoutingContext context, Form query, Form form) {

    /** {@return a part of the path, without the format that Twilio lets its paths end in} */
    String segment(String name) {
        return Optional.ofNullable(context.pathParam(name)).orElse("").replaceFirst("\\.json$", "");
    }

    /** {@return the header of that name; empty if there is none} */
    String authorization() {
        return Optional.ofNullable(context.request().getHeader("Authorization")).orElse("");
    }

    /** {@return a true or false of the form, if it is there} */
    Optional<Boolean> flag(String name) {
        return form.get(name).map("true"::equalsIgnoreCase);
    }
}
