package dev.alertroom.speech;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said around the words of a monitor, in the languages of {@code messages/phrases_*.properties}. */
@MessageBundle(value = "phrases", locale = "en")
public interface AlertPhrases {

    /** Somebody tries out a notification channel. */
    @Message
    String test(String what);

    /** An operator tries out whether the phones ring. */
    @Message
    String drill();

    /** Something broke somewhere. */
    @Message
    String at(String what, String where);

    /** The alert has no words of its own. */
    @Message
    String unnamed();

    /** Something, and more about it. */
    @Message
    String detailed(String what, String detail);

    /** Something, after how bad it is. */
    @Message
    String graded(String severity, String what);

    /** Something does not answer any more. */
    @Message
    String down(String what);

    /** Something that reports regularly has not. */
    @Message
    String silent(String what);

    /** Something is not measured any more. */
    @Message
    String no_data(String what);

    /** A thing, and what it is in. */
    @Message
    String within(String where, String scope);
}
