package dev.alertroom.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** An answer of the REST API. */
record ApiAnswer(int status, Optional<JsonObject> body) {

    static ApiAnswer ok(JsonObject body) {
        return new ApiAnswer(200, Optional.of(body));
    }

    static ApiAnswer created(JsonObject body) {
        return new ApiAnswer(201, Optional.of(body));
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, Optional.empty());
    }

    static ApiAnswer error(ApiError error) {
        return new ApiAnswer(error.status(), Optional.of(error.toJson()));
    }
}
