package dev.alertroom.speech;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said on the phone, in the languages of {@code messages/prompts_*.properties}. */
@MessageBundle(value = "prompts", locale = "en")
public interface Prompts {

    /** Opens every message. */
    @Message
    String prefix();

    /** After a message: so many other alerts. */
    @Message
    String others(int others);

    /** Which keys there are. */
    @Message
    String keys();

    /** Nobody pressed a key. */
    @Message
    String no_key();

    /** The responder declined. */
    @Message
    String declined();

    /** On the way into the room, where so many are already. */
    @Message
    String entering(int present);

    /** Said into the room. */
    @Message
    String another_alert();

    /** Said into the room. */
    @Message
    String cleared();

    /** Somebody of the roster. */
    @Message
    String person(String name);

    /** Somebody of whom only the number is known. */
    @Message
    String number(String ending);

    /** Said into the room. */
    @Message
    String came(String who, int present);

    /** Said into the room. */
    @Message
    String gone(String who, int present);

    /** To a responder who calls back. */
    @Message
    String welcome_back();

    /** What the keys do for somebody who called back. */
    @Message
    String call_back_keys();

    /** To somebody who dialled our number and is called back on theirs. */
    @Message
    String calling_back();

    /** The same, but not again. */
    @Message
    String called_back_enough();

    /** To somebody who dialled our number. */
    @Message
    String enter_pin();

    /** What was entered is not it. */
    @Message
    String wrong_pin();

    /** No more may be tried now. */
    @Message
    String pin_locked();

    /** Somebody who called back doesn't want to join. */
    @Message
    String goodbye();

    /** To a responder who calls back when nothing is firing. */
    @Message
    String nothing_firing();

    /** To anybody else. */
    @Message
    String not_for_you();

    /** To somebody who calls back while we cannot tell who is on the list. */
    @Message
    String trouble_calling_back();

    /** To somebody who picked up while something is wrong with us. */
    @Message
    String trouble();
}
