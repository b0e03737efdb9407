package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The JSON of a refusal; {@code more_info} and {@code status} say nothing that code and HTTP status don't. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TwilioError(Integer code, String message) {}
