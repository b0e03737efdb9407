package dev.alertroom.chat;

/**
 * Slack's mrkdwn. {@code &}, {@code <} and {@code >} are all that has to be escaped: without them {@code <!channel>} and
 * {@code <@U…>} mention nobody.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/#escaping">Escaping text</a>
 */
enum SlackMarkup implements Markup {
    MRKDWN;

    @Override
    public String text(String others) {
        return others.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String strong(String text) {
        return "*" + text + "*";
    }

    @Override
    public String link(String url, String label) {
        return "<" + text(url) + "|" + label + ">";
    }
}
