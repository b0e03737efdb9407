package dev.alertroom;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md is true: every setting has its row, with the name of its variable and its default in production, and
 * every row is a setting. A new setting needs nothing but a row there.
 */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/configuration.md");

    /** A row of one of its tables: variable, meaning, default. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z0-9_]+)` \\| (.+?) \\| (.*?) ?\\|$", Pattern.MULTILINE);

    /** A value that is another setting's, such as {@code ${PORT:8080}} or {@code ${google.cloud.project:}}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([\\w.-]+):(.*)}");

    private static final Pattern VARIABLE = Pattern.compile("`((?:ALERTROOM|TWILIO)_[A-Z0-9_]*[A-Z0-9])`");

    private static final Map<String, String> ROWS = rows();
    private static final Map<String, String> SETTINGS = settings();

    @Test
    void everySettingHasARow() {
        assertEquals(
                Set.of(), without(SETTINGS.keySet(), ROWS.keySet()), () -> "settings without a row in " + DOCUMENT);
    }

    @Test
    void everyRowIsASetting() {
        assertEquals(
                Set.of(),
                without(ROWS.keySet(), SETTINGS.keySet()),
                () -> "rows of " + DOCUMENT + " without a setting");
    }

    @Test
    void everyRowTellsTheDefaultOfProduction() {
        assertAll(SETTINGS.entrySet().stream()
                .filter(setting -> ROWS.containsKey(setting.getKey()))
                .map(setting -> () -> {
                    var cell = ROWS.get(setting.getKey());
                    if (setting.getValue().isEmpty()) {
                        assertFalse(cell.startsWith("`"), () -> setting.getKey() + " has no default, but: " + cell);
                    } else {
                        assertTrue(
                                cell.startsWith("`" + setting.getValue() + "`"),
                                () -> setting.getKey() + " is " + setting.getValue() + " by default, not: " + cell);
                    }
                }));
    }

    @Test
    void noDocumentNamesAVariableThatDoesNotExist() throws IOException {
        var unknown = new TreeSet<String>();
        for (Path document : documents()) {
            VARIABLE.matcher(Files.readString(document))
                    .results()
                    .map(variable -> variable.group(1))
                    .filter(variable -> !SETTINGS.containsKey(variable))
                    .forEach(variable -> unknown.add(document + ": " + variable));
        }

        assertEquals(Set.of(), unknown);
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        var rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            pages,
                            Stream.of("README.md", "README.ja.md", "SECURITY.md")
                                    .map(Path::of))
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> rows() {
        try {
            return ROW.matcher(Files.readString(DOCUMENT))
                    .results()
                    .collect(toMap(row -> row.group(1), row -> row.group(3)));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Every variable with its default in production; the default is empty where there is none. */
    private static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        var file = properties();
        mappings()
                .map(mapping -> ConfigClass.configClass(mapping).getProperties())
                .flatMap(properties -> properties.entrySet().stream())
                // A list is one variable, its values separated by commas.
                .filter(property -> !property.getKey().endsWith("[*]"))
                .forEach(property -> put(
                        settings,
                        property.getKey(),
                        inProduction(file, property.getKey())
                                .or(() -> Optional.ofNullable(property.getValue()))
                                .orElse("")));
        // What application.properties takes from a variable of another name, such as the port.
        file.values().stream()
                .map(Object::toString)
                .flatMap(value -> REFERENCE.matcher(value).results())
                .filter(reference ->
                        reference.group(1).equals(reference.group(1).toUpperCase(Locale.ROOT)))
                .forEach(reference -> settings.put(reference.group(1), reference.group(2)));
        return settings;
    }

    /** A default that is another variable's value is documented under that variable's name. */
    private static void put(Map<String, String> settings, String property, String value) {
        var reference = REFERENCE.matcher(value);
        if (reference.matches()) {
            settings.put(variable(reference.group(1)), reference.group(2));
        } else {
            settings.put(variable(property), value);
        }
    }

    private static String variable(String property) {
        return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
    }

    private static Optional<String> inProduction(Properties file, String property) {
        return Stream.of("%prod." + property, property)
                .flatMap(name -> Stream.ofNullable(file.getProperty(name)))
                .findFirst();
    }

    private static Properties properties() {
        try (var in = ConfigurationDocumentTest.class.getResourceAsStream("/application.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Every mapping of the product; the simulator's are for development. */
    private static Stream<Class<?>> mappings() {
        var root = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(root.resolve("dev/alertroom"))) {
            return files
                    .map(root::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("dev/alertroom/simulator"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ConfigurationDocumentTest::load)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ConfigurationDocumentTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
