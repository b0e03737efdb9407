package dev.alertroom.page;

import dev.alertroom.speech.WordFile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates and words of the page, in the resources of {@code page/}. Each is read when it is first asked for: what stands in
 * {@code templates/} is parsed at every start.
 */
@ApplicationScoped
class PageText {

    private static final List<String> LANGUAGES = List.of("en", "ja");

    /** What other templates include. */
    private static final List<String> INCLUDED = List.of("layout", "card");

    private final Engine engine;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<String, Words> words = new ConcurrentHashMap<>();

    PageText(Engine engine) {
        this.engine = engine;
    }

    /** @param template the name of its file */
    String render(String template, Map<String, Object> data) {
        INCLUDED.forEach(this::template);
        var instance = template(template).instance();
        data.forEach(instance::data);
        return instance.render();
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, this::parsed);
    }

    private Template parsed(String name) {
        var template = engine.parse(file(name + ".html"), Variant.forContentType("text/html"), "page-" + name);
        return INCLUDED.contains(name) ? engine.putTemplate("page-" + name, template) : template;
    }

    /** The words of the first of these languages that there are words in; English if there are in none. */
    Words words(List<Locale> wanted) {
        var language = wanted.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse("en");
        return words.computeIfAbsent(language, PageText::read);
    }

    private static Words read(String language) {
        return new Words(language, WordFile.read("/page/words_" + language + ".properties"));
    }

    /** A file of {@code page/}. */
    static String file(String name) {
        try (var file = PageText.class.getResourceAsStream("/page/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
