package dev.alertroom.chat;

import dev.alertroom.incident.ChatMessage;
import dev.alertroom.speech.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people read in a chat: the state, what broke, who is in the room, the number to dial and the page. In the language of the
 * incident.
 *
 * @param number to dial in, E.164
 */
record IncidentText(Optional<String> number) {

    /** More alerts are told by their count: the smallest limit of all chats is Google Chat's 4,096 characters. */
    private static final int ALERTS = 8;

    private static final int CHARACTERS = 300;
    private static final int NAMES = 20;

    /** The same in a markup, a line a fact. */
    String written(ChatMessage message, Markup markup) {
        var words = words(message);
        var lines = new ArrayList<String>();
        lines.add(markup.strong(markup.text(headline(message))));
        alerts(message).forEach(alert -> lines.add("• " + markup.text(alert)));
        lines.add(markup.text(present(message)));
        dialIn(message, markup).ifPresent(lines::add);
        lines.add(markup.link(message.page(), words.get("page")));
        return String.join("\n", lines);
    }

    /** The state, the newest alert, and who is in the room. */
    String brief(ChatMessage message, Markup markup) {
        return String.join(
                "\n",
                markup.strong(markup.text(headline(message))),
                "• " + markup.text(alerts(message).get(0)),
                markup.text(present(message)));
    }

    /** The state and the team. */
    String headline(ChatMessage message) {
        return words(message).get("status." + message.status().text()) + " – "
                + message.incident().team();
    }

    /** Those that fire first, the newest of them before the others; the last line counts the rest. */
    List<String> alerts(ChatMessage message) {
        var words = words(message);
        var alerts = message.incident().alertsByUrgency();
        var active = message.incident().activeAlerts();
        var lines = alerts.stream()
                .limit(ALERTS)
                .map(alert ->
                        shortened(alert.message()) + (active.contains(alert) ? "" : " (" + words.get("cleared") + ")"))
                .collect(Collectors.toCollection(ArrayList::new));
        if (alerts.size() > ALERTS) {
            lines.add(words.get("more").replace("{}", Integer.toString(alerts.size() - ALERTS)));
        }
        return lines;
    }

    /** Who is in the room. */
    String present(ChatMessage message) {
        var words = words(message);
        var present = message.present();
        var names = present.stream().limit(NAMES).collect(Collectors.joining(words.get("and")));
        return words.get("present") + (present.isEmpty() ? words.get("nobody") : names);
    }

    /** The number to dial, as a link where the chat has such. Nobody needs it once all is over. */
    Optional<String> dialIn(ChatMessage message, Markup markup) {
        return number.filter(digits -> !message.incident().closed(message.now()))
                .map(digits -> words(message).get("dial") + markup.link("tel:" + digits, digits));
    }

    String pageLabel(ChatMessage message) {
        return words(message).get("page");
    }

    private static Words words(ChatMessage message) {
        return Words.in(message.incident().language());
    }

    private static String shortened(String message) {
        var line = message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return MessageText.shortened(line, CHARACTERS);
    }
}
