package dev.alertroom.simulator;

import io.vertx.core.json.JsonObject;

/** An error answer of Twilio's REST API. The codes are those of https://www.twilio.com/docs/api/errors. */
final class ApiError extends RuntimeException {

    static final int NOT_PERMITTED_THERE = 21215;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    ApiError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiError bad(int code, String message) {
        return new ApiError(400, code, message);
    }

    static ApiError unauthorized() {
        return new ApiError(401, 20003, "Authenticate");
    }

    static ApiError notFound(String path) {
        return new ApiError(404, 20404, "The requested resource %s was not found".formatted(path));
    }

    static ApiError tooManyRequests() {
        return new ApiError(429, 20429, "Too Many Requests");
    }

    /** What a proxy before Twilio says when Twilio itself can't. */
    static ApiError unavailable(int status) {
        return new ApiError(status, status == 503 ? 20503 : 20500, "An internal server error has occurred");
    }

    int status() {
        return status;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("code", code)
                .put("message", getMessage())
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }
}
