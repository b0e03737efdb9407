package dev.alertroom.page;

import io.quarkus.qute.TemplateData;

/**
 * What stands around every page.
 *
 * @param refresh whether the browser is to load it again after a while
 * @param formToken of the session; empty if nobody is signed in
 * @param state of the journal and the clock, in one line
 * @param now when it was made, in the team's time zone
 */
@TemplateData
record Frame(
        Words words,
        String title,
        boolean refresh,
        boolean signedIn,
        boolean mayAct,
        String holder,
        String formToken,
        String state,
        String zone,
        String now) {

    public String lang() {
        return words.language();
    }
}
