package dev.alertroom.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;

/**
 * Something that is asked before it is done, or told when it was not.
 *
 * @param action where the answer is sent; empty if nothing is asked
 * @param choices each a button of its own
 */
@TemplateData
record Question(String title, String text, String action, List<Choice> choices, boolean failed) {

    /** @param fields what is sent along */
    @TemplateData
    record Choice(String button, List<Field> fields) {
        static Choice of(String button, Map<String, String> fields) {
            return new Choice(
                    button,
                    fields.entrySet().stream()
                            .map(field -> new Field(field.getKey(), field.getValue()))
                            .toList());
        }
    }

    @TemplateData
    record Field(String name, String value) {}

    static Question asked(String title, String text, String action, List<Choice> choices) {
        return new Question(title, text, action, choices, false);
    }

    static Question refused(String title, String text) {
        return new Question(title, text, "", List.of(), true);
    }
}
