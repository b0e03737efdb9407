package dev.alertroom.alert.source;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.qute.i18n.MessageBundles;

/** What is said around the words of a monitor, in the languages of {@code messages/words_*.properties}. */
@MessageBundle(value = "words", locale = "en")
public interface Words {

    /** The words in a language; English if there are none in it. */
    static Words in(String language) {
        var primary = language.split("-", 2)[0];
        return MessageBundles.get(Words.class, Localized.Literal.of(primary.equals("ja") ? "ja" : "en"));
    }

    /** Somebody tries out a notification channel. */
    @Message
    String test(String what);

    /** Something broke somewhere. */
    @Message
    String at(String what, String where);

    /** The alert has no words of its own. */
    @Message
    String unnamed();
}
