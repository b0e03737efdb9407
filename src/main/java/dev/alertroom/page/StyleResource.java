package dev.alertroom.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code /page/style.css}; the same for everyone, so it is asked for once and then only whether it has changed. */
@Path("/page/style.css")
class StyleResource {

    private static final int TAG_CHARACTERS = 16;

    @GET
    public Response get(@Context Request request) {
        var style = PageText.file("style.css");
        var tag = new EntityTag(digest(style));
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(style, "text/css; charset=UTF-8") : unchanged;
        return answer.tag(tag).header("Cache-Control", "no-cache").build();
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TAG_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
