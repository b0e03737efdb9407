package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Our account.
 *
 * @param status {@code active}, {@code suspended} or {@code closed}
 * @param type {@code Trial} or {@code Full}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Account(String status, String type) {

    public boolean active() {
        return "active".equals(status);
    }

    public boolean trial() {
        return "Trial".equals(type);
    }
}
