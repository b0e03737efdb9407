package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static dev.alertroom.scenario.Patiently.stays;

import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import dev.alertroom.simulator.Phone;
import dev.alertroom.simulator.SimulatedCall;
import dev.alertroom.simulator.Spoken;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody with a phone. Whatever they do, they wait until they can; whatever is to happen to them is waited for. */
final class Person {

    private final Phone phone;

    Person(Phone phone) {
        this.phone = phone;
    }

    String number() {
        return phone.number();
    }

    /** What another in the room hears of somebody without a name. */
    String ending() {
        return number().substring(number().length() - 2);
    }

    /** From now on, without being told each time. */
    Person always(Behaviour behaviour) {
        phone.always(behaviour);
        return this;
    }

    Person rings() {
        await(this + " rings").until(phone::ringing);
        return this;
    }

    Person answers() {
        rings();
        phone.answer();
        return this;
    }

    Person declines() {
        rings();
        phone.decline();
        return this;
    }

    Person leavesItToVoicemail() {
        rings();
        phone.voicemail();
        return this;
    }

    Person presses(int key) {
        return enters(Integer.toString(key));
    }

    Person enters(String digits) {
        await(this + " is asked for keys").until(phone::askedForKeys);
        phone.press(digits);
        return this;
    }

    Person hangsUp() {
        phone.hangUp();
        return this;
    }

    Person callsBack() {
        await(this + " has put down the phone").until(() -> phone.status().isEmpty());
        phone.dialIn();
        return this;
    }

    Person hears(String words) {
        await(this + " hears " + words).until(() -> phone.heard(words));
        return this;
    }

    /** In this language, by BCP 47. */
    Person hears(String words, String language) {
        await(this + " hears " + words + " in " + language)
                .until(() -> phone.heard().stream()
                        .anyMatch(said ->
                                said.text().contains(words) && said.language().equals(language)));
        return this;
    }

    Person isInRoom(String name) {
        await(this + " is in " + name)
                .until(() -> phone.room().filter(name::equals).isPresent());
        return this;
    }

    /** Alone with the hold music. */
    Person waits() {
        await(this + " waits").until(phone::waiting);
        return this;
    }

    Person meetsOthers() {
        await(this + " is not alone").until(() -> phone.room().isPresent() && !phone.waiting());
        return this;
    }

    /** How each call to them, or from them, ended or stands. */
    Person hadCalls(CallState... statuses) {
        await(this + " had calls that are " + List.of(statuses))
                .until(() -> phone.calls().stream().map(SimulatedCall::status).toList(), List.of(statuses)::equals);
        return this;
    }

    Person isCalledTimes(int times) {
        await(this + " is called " + times + " times").until(() -> phone.calls().size() == times);
        return this;
    }

    Person isCalledNoMoreThan(int times) {
        stays(this + " is called no more than " + times + " times")
                .until(() -> phone.calls().size() <= times);
        return this;
    }

    int calls() {
        return phone.calls().size();
    }

    boolean wasInRoom() {
        return phone.room().isPresent();
    }

    /** All that was said, as one text. */
    String speech() {
        return phone.heard().stream().map(Spoken::text).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return number();
    }
}
