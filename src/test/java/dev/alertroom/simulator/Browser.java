package dev.alertroom.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium found on the PATH. Nothing is downloaded: where it or its driver is missing the test is skipped, or
 * fails if {@code ALERTROOM_REQUIRE_ALL_TESTS} is {@code true}.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    public static Browser start() {
        Path chromium = require("chromium");
        Path chromedriver = require("chromedriver");
        Path profile = emptyProfile();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options(chromium, profile)), profile);
    }

    private static ChromeOptions options(Path chromium, Path profile) {
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--mute-audio",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,860",
                "--user-data-dir=" + profile);
        return options;
    }

    private static Path require(String program) {
        Optional<Path> found = onPath(program);
        String reason = program + " is not on the PATH: the browser tests need it";
        if (Boolean.parseBoolean(System.getenv("ALERTROOM_REQUIRE_ALL_TESTS"))) {
            assertTrue(found.isPresent(), reason);
        }
        assumeTrue(found.isPresent(), reason);
        return found.orElseThrow();
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path emptyProfile() {
        try {
            return Files.createTempDirectory("alertroom-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open(String url) {
        driver.get(url);
    }

    /** The width that the page itself sees; windows of Chromium are never narrower than 500 pixels. */
    public void beAsWideAsAPhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    public void beAsWideAsADesk() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1280, 860));
    }

    /** Waits until the element is there and visible. */
    public WebElement see(String css) {
        return until(
                css + " is seen",
                page -> page.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst());
    }

    public void seeText(String css, String text) {
        until(
                css + " says " + text,
                page -> Optional.of(see(css)).filter(seen -> seen.getText().contains(text)));
    }

    public void click(String css) {
        see(css).click();
    }

    public void fill(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses the keys where the focus is, as a keyboard does. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Whether the focus is on the element or within it. */
    public boolean hasFocusIn(String css) {
        return run("return document.activeElement.closest(arguments[0]) !== null", css)
                .equals(true);
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** As the device is set: {@code dark} or {@code light}. */
    public void preferColours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What is seen of the page without scrolling. */
    public void photograph(Path file) throws IOException {
        var shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
    }

    /**
     * What axe finds to keep people from using the page, and rates as serious or worse.
     *
     * @see <a href="https://github.com/dequelabs/axe-core/blob/develop/doc/API.md">axe-core</a>
     */
    public List<?> barriers() throws IOException {
        try (var axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(found => done(found.violations
                  .filter(one => one.impact === 'serious' || one.impact === 'critical')
                  .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))));
                """);
    }

    /** What the console has been told to be wrong since this was last asked for. */
    public List<String> consoleProblems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private <T> T until(String what, Function<WebDriver, Optional<T>> condition) {
        return await(what)
                .atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> condition.apply(driver), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
