package dev.alertroom.page;

import io.quarkus.qute.TemplateData;

/**
 * Something that is asked before it is done, or told when it was not.
 *
 * @param action where the answer is sent; empty if nothing is asked
 */
@TemplateData
record Question(String title, String text, String action, String button, String team, boolean failed) {

    static Question asked(String title, String text, String action, String button, String team) {
        return new Question(title, text, action, button, team, false);
    }

    static Question refused(String title, String text) {
        return new Question(title, text, "", "", "", true);
    }
}
