package dev.alertroom.voice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** What Twilio tells of a call: in the form of a POST, in the query of a GET. Needs the form to be read already. */
@ApplicationScoped
class TwilioForm {

    private final CurrentVertxRequest current;

    TwilioForm(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The decoded parameters of the form; none for a GET. */
    Map<String, List<String>> parameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        form().ifPresent(form -> form.forEach(name -> parameters.put(
                name, form.get(name).stream().map(FormValue::getValue).toList())));
        return parameters;
    }

    /** A parameter that Twilio sends; empty if it does not, or sends nothing in it. */
    Optional<String> text(UriInfo uri, String name) {
        return form().flatMap(form -> Optional.ofNullable(form.getFirst(name)))
                .map(FormValue::getValue)
                .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(name)))
                .filter(value -> !value.isBlank());
    }

    private Optional<FormData> form() {
        return Optional.ofNullable(
                ((ResteasyReactiveRequestContext) current.getOtherHttpContextObject()).getFormData());
    }
}
