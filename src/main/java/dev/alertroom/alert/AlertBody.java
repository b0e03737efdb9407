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
import java.util.Arrays;

/**
 * The body of a request, known to be of bearable size.
 *
 * @param cut whether it is but the beginning of what was sent
 */
public record AlertBody(byte[] bytes, MediaType type, boolean cut) {

    /** @throws ProblemException 413 if it is too large */
    public static AlertBody of(byte[] bytes, HttpHeaders headers) {
        if (bytes.length > Payload.READ_AT_ONCE) {
            throw new ProblemException(new Problem(
                    "Content too large",
                    413,
                    "The body has " + bytes.length + " bytes; at most " + Payload.READ_AT_ONCE + " are read."));
        }
        return new AlertBody(bytes, headers.getMediaType(), false);
    }

    /** A monitor's, which rings whatever its size: of a larger one, the beginning. */
    public static AlertBody ofMonitor(byte[] bytes, HttpHeaders headers) {
        boolean cut = bytes.length > Payload.MAX_BYTES;
        return new AlertBody(cut ? Arrays.copyOf(bytes, Payload.MAX_BYTES) : bytes, headers.getMediaType(), cut);
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
