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

/** The style sheet and the script; the same for everyone, so each is asked for once and then only whether it has changed. */
@Path("/page")
class AssetResource {

    private static final int TAG_CHARACTERS = 16;

    @GET
    @Path("/style.css")
    public Response style(@Context Request request) {
        return file("style.css", "text/css; charset=UTF-8", request);
    }

    @GET
    @Path("/live.js")
    public Response script(@Context Request request) {
        return file("live.js", "text/javascript; charset=UTF-8", request);
    }

    private static Response file(String name, String type, Request request) {
        var text = PageText.file(name);
        var tag = new EntityTag(digest(text));
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(text, type) : unchanged;
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
