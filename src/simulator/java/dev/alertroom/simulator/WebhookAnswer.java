package dev.alertroom.simulator;

/** What the service answered. */
record WebhookAnswer(int status, String contentType, String body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
