package dev.alertroom.page;

import io.quarkus.qute.TemplateData;
import java.util.Map;

/**
 * What the page says, in one language.
 *
 * @param language BCP 47
 */
@TemplateData
record Words(String language, Map<String, String> byKey) {

    /** @throws IllegalArgumentException if there is no such key: every language has all of them */
    public String get(String key) {
        var text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("The page has no words for " + key);
        }
        return text;
    }
}
