package dev.alertroom.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The {@link Faults} as the page sets them: each member that is there is set, the others stay. */
final class FaultsJson {

    private FaultsJson() {}

    /** @throws IllegalArgumentException if a member isn't one of the faults */
    static void apply(JsonObject wanted, Faults faults) {
        for (String name : wanted.fieldNames()) {
            switch (name) {
                case "clear" -> faults.clear();
                case "latencyMillis" -> faults.latencyMillis(wanted.getLong(name));
                case "down" -> faults.down(wanted.getBoolean(name));
                case "hang" -> faults.hang(wanted.getBoolean(name));
                case "dropNextRequests" -> faults.dropNextRequests(wanted.getInteger(name));
                case "loseNextAnswers" -> faults.loseNextAnswers(wanted.getInteger(name));
                case "answerNext" -> answerNext(wanted.getJsonObject(name), faults);
                case "refuse" -> {
                    JsonObject refused = wanted.getJsonObject(name);
                    refused.fieldNames().forEach(number -> faults.refuse(number, refused.getInteger(number)));
                }
                case "refuseCountries" -> strings(wanted.getJsonArray(name)).forEach(faults::refuseCountry);
                case "fail" -> strings(wanted.getJsonArray(name)).forEach(faults::fail);
                case "dropNextCallbacks" -> dropNextCallbacks(wanted.getValue(name), faults);
                case "duplicateCallbacks" -> faults.duplicateCallbacks(wanted.getBoolean(name));
                case "callbackBases" -> faults.callbackBases(strings(wanted.getJsonArray(name)));
                case "callsPerSecond" -> faults.callsPerSecond(wanted.getDouble(name));
                default -> throw new IllegalArgumentException("there is no fault " + name);
            }
        }
    }

    private static void answerNext(JsonObject answer, Faults faults) {
        int times = answer.getInteger("times", 1);
        int status = answer.getInteger("status");
        Optional.ofNullable(answer.getInteger("retryAfterSeconds"))
                .ifPresentOrElse(
                        seconds -> faults.answerNext(times, status, seconds), () -> faults.answerNext(times, status));
    }

    private static void dropNextCallbacks(Object wanted, Faults faults) {
        if (wanted instanceof JsonObject some) {
            faults.dropNextCallbacks(some.getInteger("times", 1), some.getString("event"), some.getString("number"));
        } else {
            faults.dropNextCallbacks((Integer) wanted);
        }
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
