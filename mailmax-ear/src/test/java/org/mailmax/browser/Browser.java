package org.mailmax.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mailmax.product.MailMax;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Somebody in front of a Chromium, as Debian's packages `chromium` and `chromium-driver` have it; without them the
/// tests say so and are left out. Every look waits until what it looks for is there.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /// Keeps what the page says for a moment only, so that nobody has to look at the right time.
    private static final String LISTENER = """
        document.addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
            for (const change of changes) {
                for (const node of change.addedNodes) {
                    if (node.nodeType === 1 && node.closest('.ui-growl')) {
                        sessionStorage.heard = (sessionStorage.heard || '') + node.textContent + '\\n';
                    }
                }
            }
        }).observe(document.body, {childList: true, subtree: true}));
        """;

    /// True while the page waits for an answer of the server.
    private static final String BUSY = "return Boolean(window.PrimeFaces && !PrimeFaces.ajax.Queue.isEmpty())";

    private final String base;
    private final ChromeDriver driver;
    private final Litter litter;

    /// Looks at a MailMax over HTTPS, whatever certificate that has.
    Browser(MailMax mailmax) {
        this("https://127.0.0.1:" + mailmax.port("HTTPS"));
    }

    /// @param base address of the server without a path
    Browser(String base) {
        Assumptions.assumeTrue(Files.isExecutable(DRIVER), "chromium-driver is not installed");
        this.base = base;
        this.litter = Litter.folder();
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .withEnvironment(Map.of("TMPDIR", litter.place().toString()))
                        .build(),
                options());
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTENER));
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("/usr/bin/chromium"));
        options.setAcceptInsecureCerts(true);
        // Nothing leaves this machine: every host but this one is unknown.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1400,900",
                "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        return options;
    }

    Browser open(String path) {
        driver.get(base + path);
        return this;
    }

    /// Fills a field anew.
    Browser type(String id, String text) {
        await(() -> {
            WebElement field = visible(By.id(id));
            field.clear();
            field.sendKeys(text);
            return true;
        });
        return this;
    }

    Browser press(String id) {
        return press(By.id(id));
    }

    Browser press(By what) {
        await(() -> {
            visible(what).click();
            return true;
        });
        return this;
    }

    WebElement find(By what) {
        return await(() -> visible(what));
    }

    private WebElement visible(By what) {
        return driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(what.toString()));
    }

    List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    /// Waits until the page, or the element, shows the text.
    Browser sees(By where, String text) {
        await(() -> visible(where).getText().contains(text) ? true : null);
        return this;
    }

    Browser sees(String text) {
        return sees(By.tagName("body"), text);
    }

    /// Waits until the page has said the text since this was asked last, and be it only for a moment.
    Browser hears(String text) {
        await(() -> heard(text) ? true : null);
        return this;
    }

    private boolean heard(String text) {
        boolean heard = String.valueOf(driver.executeScript("return sessionStorage.heard"))
                .contains(text);
        if (heard) {
            driver.executeScript("sessionStorage.removeItem('heard')");
        }
        return heard;
    }

    /// Presses a button until the page says so: a click that falls on a page still arranging itself is lost, and people
    /// click again. Nobody clicks while the page waits for the server.
    Browser pressUntil(String id, String text) {
        await(() -> {
            if (heard(text)) {
                return true;
            }
            if (!Boolean.TRUE.equals(driver.executeScript(BUSY))) {
                driver.findElements(By.id(id)).stream()
                        .filter(button -> button.isDisplayed() && button.isEnabled())
                        .forEach(WebElement::click);
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            return null;
        });
        return this;
    }

    /// Waits until no such element is left.
    Browser seesNo(By what) {
        await(() -> driver.findElements(what).isEmpty() ? true : null);
        return this;
    }

    /// What the open message says.
    String messageText() {
        driver.switchTo().frame(find(By.id("messageBody")));
        String text = find(By.tagName("body")).getText();
        driver.switchTo().defaultContent();
        return text;
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    WebDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
        litter.close();
    }

    /// A page may be replaced while it is looked at, or something may lie over a button for a moment: then it is tried
    /// again.
    private <R> R await(Supplier<R> look) {
        Instant end = Instant.now().plus(PATIENCE);
        RuntimeException last = new IllegalStateException("not seen");
        do {
            try {
                R seen = look.get();
                if (seen != null) {
                    return seen;
                }
            } catch (WebDriverException e) {
                if (!passes(e)) {
                    throw e;
                }
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (Instant.now().isBefore(end));
        takePicture();
        throw new AssertionError(
                "not there within " + PATIENCE + "; the page at " + driver.getCurrentUrl() + " says:\n"
                        + driver.findElement(By.tagName("body")).getText(),
                last);
    }

    /// Chromium's driver has two names for an element of a page that was just replaced: the standard's, and this.
    private static boolean passes(WebDriverException e) {
        return e instanceof StaleElementReferenceException
                || e instanceof NoSuchElementException
                || e instanceof ElementNotInteractableException
                || String.valueOf(e.getMessage()).contains("does not belong to the document");
    }

    /// What was to be seen when a test failed, in `target/screenshots`.
    private void takePicture() {
        String test = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.endsWith("IT"))
                        .findFirst())
                .orElse("browser");
        try {
            Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(pictures.resolve(test + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
