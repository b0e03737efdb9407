package dev.alertroom.alert;

import dev.alertroom.alert.source.Charsets;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.speech.MessageText;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a request, known to be of bearable size. */
public record AlertBody(byte[] bytes, MediaType type) {

    /** @throws ProblemException 413 if it is too large */
    public static AlertBody of(byte[] bytes, HttpHeaders headers) {
        return of(bytes, headers, Payload.READ_AT_ONCE);
    }

    /**
     * @param maxBytes what is bearable
     * @throws ProblemException 413 if it is too large
     */
    public static AlertBody of(byte[] bytes, HttpHeaders headers, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw new ProblemException(new Problem(
                    "Content too large",
                    413,
                    "The body has " + bytes.length + " bytes; at most " + maxBytes + " are read."));
        }
        return new AlertBody(bytes, headers.getMediaType());
    }

    /** The same without a secret, so that it is neither kept nor spoken. */
    public AlertBody without(Optional<String> secret) {
        return secret.map(hidden -> new AlertBody(text().replace(hidden, "").getBytes(charset()), type))
                .orElse(this);
    }

    public boolean isForm() {
        return type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
    }

    /** The text in the charset that the content type names; UTF-8 if none. */
    public String text() {
        return new String(bytes, charset());
    }

    /** @throws ProblemException 415 if the charset is unknown */
    public Charset charset() {
        var name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        return Charsets.named(name)
                .orElseThrow(() -> new ProblemException(new Problem(
                        "Unsupported media type",
                        415,
                        "The charset " + MessageText.cleaned(name) + " is unknown; send UTF-8.")));
    }
}
