package dev.alertroom.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.EventType;
import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.Status;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates are not checked by the build, because they are parsed when they are first needed. */
class WordsTest {

    private static final Pattern IN_TEMPLATE = Pattern.compile("words\\.get\\('([^']+)'\\)");

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertEquals(keys("en"), keys("ja"));
    }

    @Test
    void everyWordOfATemplateAndOfAStateIsThere() throws IOException {
        var used = Stream.of("layout", "sign-in", "card", "home", "incident", "live", "question")
                .map(name -> PageText.file(name + ".html"))
                .flatMap(template -> IN_TEMPLATE.matcher(template).results())
                .map(found -> found.group(1));
        var states = Stream.of(
                        Stream.of(EventType.values()).map(type -> "event." + type.text()),
                        Stream.of(Status.values()).map(status -> "status." + kebab(status)),
                        Stream.of(NextLook.Reason.values()).map(reason -> "next." + kebab(reason)))
                .flatMap(words -> words);
        var missing = Stream.concat(used, states).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(keys("en"));

        assertEquals(Set.of(), missing);
        assertTrue(keys("en").size() > 50);
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> keys(String language) throws IOException {
        var words = new Properties();
        words.load(new StringReader(PageText.file("words_" + language + ".properties")));
        return words.stringPropertyNames();
    }
}
