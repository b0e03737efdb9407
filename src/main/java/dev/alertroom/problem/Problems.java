package dev.alertroom.problem;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What a bare status has to say. */
final class Problems {

    private Problems() {}

    static Problem ofStatus(int status) {
        return new Problem(HttpResponseStatus.valueOf(status).reasonPhrase(), status, advice(status));
    }

    static String advice(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address; alerts go to /alert.";
            case 405 -> "This address does not take this method.";
            case 415 -> "Send application/json or application/x-www-form-urlencoded.";
            case 500 -> "The log tells more.";
            default -> "The request could not be served.";
        };
    }
}
