package dev.alertroom.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.Tokens;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of a request, whether they came in the query, in a form or as JSON. Each may have several values.
 */
public final class RequestParameters {

    /** Others are left alone: a monitor may send what it likes beside them. */
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("tels", "message", "team", "key", "lang", "link"), Tokens.parameterNames().stream())
            .toList();

    public static final RequestParameters NONE = new RequestParameters(Map.of());

    private final Map<String, List<String>> values;

    private RequestParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public static RequestParameters of(Map<String, String> values) {
        var lists = new LinkedHashMap<String, List<String>>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return new RequestParameters(lists);
    }

    /** Reads the query, which is taken as it came on the wire. */
    public static RequestParameters ofQuery(HttpServerRequest request) {
        return ofForm(Optional.ofNullable(request.query()).orElse(""), StandardCharsets.UTF_8);
    }

    /** Reads a form body. */
    public static RequestParameters ofForm(String raw, Charset charset) {
        try {
            return new RequestParameters(new QueryStringDecoder(raw, charset, false).parameters());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("The parameters are not URL-encoded as they should be: "
                    + "write % as %25, and every other reserved character as % and two hexadecimal digits.");
        }
    }

    /** Reads the body of an alert, see {@link #ofBody(AlertBody, List, ObjectMapper)}. */
    static RequestParameters ofBody(AlertBody body, ObjectMapper json) {
        return ofBody(body, NAMES, json);
    }

    /**
     * Reads a form, or a JSON object whose members are scalars or arrays of scalars; none without a body, where the query says
     * it all.
     *
     * @param names those that are read of JSON; others are left alone
     */
    public static RequestParameters ofBody(AlertBody body, List<String> names, ObjectMapper json) {
        if (body.bytes().length == 0) {
            return NONE;
        }
        return body.isForm() ? ofForm(body.text(), body.charset()) : ofJson(body.bytes(), names, json);
    }

    private static RequestParameters ofJson(byte[] body, List<String> names, ObjectMapper json) {
        var object = object(body, json);
        var values = new LinkedHashMap<String, List<String>>();
        for (String name : names) {
            values.put(name, scalars(name, object.path(name)));
        }
        return new RequestParameters(values);
    }

    private static JsonNode object(byte[] body, ObjectMapper json) {
        try {
            var node = json.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
            throw ProblemException.badRequest(
                    "A JSON object is expected, such as {\"tels\": [\"+819012345678\"], \"message\": \"what broke\"}.");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw ProblemException.badRequest("The body is no JSON: " + e.getOriginalMessage()
                    + (where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"));
        } catch (IOException e) {
            throw ProblemException.badRequest("The body could not be read as JSON.");
        }
    }

    private static List<String> scalars(String name, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return List.of();
        }
        if (value.isValueNode()) {
            return List.of(value.asText());
        }
        if (!value.isArray()) {
            throw noList(name);
        }
        var elements = new ArrayList<String>();
        for (JsonNode element : value) {
            if (!element.isValueNode()) {
                throw noList(name);
            }
            elements.add(element.asText());
        }
        return elements;
    }

    private static ProblemException noList(String name) {
        return ProblemException.badRequest(name + " must be a text or a list of texts.");
    }

    /** These, and for names that are not among them, those. */
    public RequestParameters or(RequestParameters those) {
        var all = new LinkedHashMap<>(those.values);
        values.forEach((name, own) -> all.merge(name, own, (other, mine) -> mine.isEmpty() ? other : mine));
        return new RequestParameters(all);
    }

    /** The values of a parameter, as often as it was given. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a parameter that is not blank. */
    public Optional<String> text(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** The values of several parameters. */
    public List<String> all(List<String> names) {
        return names.stream().flatMap(name -> all(name).stream()).toList();
    }
}
