package dev.alertroom.chat;

import dev.alertroom.speech.WordFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What chats are told, in one language: a file of {@code chat/}, read when it is first needed. */
record Words(Map<String, String> byKey) {

    private static final Map<String, Words> READ = new ConcurrentHashMap<>();

    /**
     * The words of a language; English if there are none in it.
     *
     * @param language BCP 47
     */
    static Words in(String language) {
        return READ.computeIfAbsent(language.split("-", 2)[0].equals("ja") ? "ja" : "en", Words::read);
    }

    /** @throws IllegalArgumentException if there is no such key: every language has all of them */
    String get(String key) {
        var text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("Chats have no words for " + key);
        }
        return text;
    }

    private static Words read(String language) {
        return new Words(WordFile.read("/chat/words_" + language + ".properties"));
    }
}
