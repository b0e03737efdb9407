package dev.alertroom.simulator.twiml;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The attributes of one element, read strictly: what Twilio's schema does not know is an error, not a warning. */
record Attributes(Element element) {

    static Attributes of(Element element, String... known) {
        Set<String> names = Set.of(known);
        NamedNodeMap given = element.getAttributes();
        for (int i = 0; i < given.getLength(); i++) {
            String name = given.item(i).getNodeName();
            if (!names.contains(name) && !name.startsWith("xmlns") && !name.startsWith("xsi:")) {
                throw new TwimlException(
                        TwimlException.NOT_TWIML, "<%s> has no attribute %s".formatted(element.getTagName(), name));
            }
        }
        return new Attributes(element);
    }

    Optional<String> text(String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    String matching(String name, Pattern pattern, String otherwise) {
        return text(name)
                .map(value -> {
                    if (!pattern.matcher(value).matches()) {
                        throw invalid(name, value);
                    }
                    return value;
                })
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw invalid(name, value);
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        return text(name)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // falls to the same answer as a number out of range
                    }
                    throw invalid(name, value);
                })
                .orElse(otherwise);
    }

    HttpMethod method(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "GET" -> HttpMethod.GET;
                    case "POST" -> HttpMethod.POST;
                    default -> throw invalid(name, value);
                })
                .orElse(HttpMethod.POST);
    }

    Optional<Target> target(String urlName, String methodName) {
        HttpMethod method = method(methodName);
        return text(urlName).map(url -> new Target(url, method));
    }

    /** {@return the words of a blank-separated list, each of which must be one of {@code allowed}} */
    Set<String> words(String name, Set<String> allowed) {
        String value = text(name).orElse("").strip();
        if (value.isEmpty()) {
            return Set.of();
        }
        Set<String> words = Arrays.stream(value.split("\\s+")).collect(Collectors.toUnmodifiableSet());
        if (!allowed.containsAll(words)) {
            throw invalid(name, value);
        }
        return words;
    }

    private TwimlException invalid(String name, String value) {
        return new TwimlException(
                TwimlException.NOT_TWIML,
                "<%s %s=\"%s\"> is not a value Twilio takes".formatted(element.getTagName(), name, value));
    }
}
