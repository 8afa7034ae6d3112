package org.mailmax.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mailmax.product.MailMax;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;

/// Somebody in front of a Chromium, as Debian's packages `chromium` and `chromium-driver` have it; without them the
/// tests say so and are left out. Every look waits until what it looks for is there. No element of a page is handed
/// out: a page may be replaced at any moment, so looking for a thing and reading it is one step, tried again.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /// Keeps what the page says for a moment only, so that nobody has to look at the right time.
    private static final String LISTENER = """
        document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-millis]').forEach(said => {
            sessionStorage.heard = (sessionStorage.heard || '') + said.textContent + '\\n';
        }));
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

    /// True while the page waits for an answer of the server, or something on it moves.
    private static final String BUSY = """
        return document.readyState !== 'complete'
            || Boolean(window.PrimeFaces && !PrimeFaces.ajax.Queue.isEmpty())
            || Boolean(window.jQuery && jQuery(':animated').length)
        """;

    /// What Chromium's driver says of an element, or a whole page, that was replaced while it looked.
    private static final List<String> PASSING =
            List.of("unhandled inspector error", "does not belong to the document", "document unloaded", "aborted by");

    /// How often a Chromium is started that does not come up on a busy machine.
    private static final int STARTS = 3;

    private static final int TABS = 80;

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
        this.driver = start(STARTS);
        driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(3));
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTENER));
    }

    private ChromeDriver start(int tries) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withEnvironment(Map.of("TMPDIR", litter.place().toString()))
                .build();
        try {
            return new ChromeDriver(service, options());
        } catch (SessionNotCreatedException e) {
            service.stop();
            if (tries == 1) {
                throw e;
            }
            return start(tries - 1);
        }
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

    /// The same page once more.
    Browser reload() {
        driver.navigate().refresh();
        return this;
    }

    /// From the next page on it speaks this language, whatever the browser prefers.
    Browser speak(String language) {
        driver.manage().addCookie(new Cookie("lang", language));
        return this;
    }

    /// Somebody else sits down: nobody is logged in.
    Browser forget() {
        driver.manage().deleteAllCookies();
        return this;
    }

    /// Fills a field anew.
    Browser type(String id, String text) {
        return act(() -> {
            WebElement field = visible(By.id(id));
            field.clear();
            field.sendKeys(text);
            String kept = String.valueOf(field.getDomProperty("value"));
            // A field with an end keeps less; one that was replaced meanwhile keeps nothing.
            return text.startsWith(kept) && (text.isEmpty() || !kept.isEmpty());
        });
    }

    Browser press(String id) {
        return press(By.id(id));
    }

    Browser press(By what) {
        return act(() -> {
            visible(what).click();
            return true;
        });
    }

    /// Goes there by the Tab key alone, and presses the keys.
    Browser tabTo(By what, CharSequence keys) {
        for (int i = 0; i < TABS; i++) {
            if (pressHere(what, keys)) {
                return this;
            }
        }
        throw new AssertionError("the Tab key does not lead to " + what);
    }

    private boolean pressHere(By what, CharSequence keys) {
        AtomicBoolean arrived = new AtomicBoolean();
        act(() -> {
            WebElement here = driver.switchTo().activeElement();
            arrived.set(driver.findElements(what).contains(here));
            here.sendKeys(arrived.get() ? keys : Keys.TAB);
            return true;
        });
        return arrived.get();
    }

    /// Nobody types or clicks while the page waits for the server: what is written then is lost.
    private Browser act(BooleanSupplier deed) {
        await(() -> !busy() && deed.getAsBoolean() ? true : null);
        return this;
    }

    private boolean busy() {
        return Boolean.TRUE.equals(driver.executeScript(BUSY));
    }

    /// Waits until it is on the page and can be seen.
    Browser find(By what) {
        await(() -> visible(what));
        return this;
    }

    /// What can be read there.
    String text(By where) {
        return await(() -> visible(where).getText());
    }

    /// What can be read on the page.
    String text() {
        return text(By.tagName("body"));
    }

    /// What stands in a field.
    String value(String id) {
        return await(() -> visible(By.id(id)).getDomProperty("value"));
    }

    /// How many there are now, seen or hidden.
    int count(By what) {
        return await(() -> driver.findElements(what).size());
    }

    String title() {
        return await(driver::getTitle);
    }

    /// The page as it was sent.
    String source() {
        return await(driver::getPageSource);
    }

    private WebElement visible(By what) {
        return driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(what.toString()));
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
            if (!busy()) {
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
        return inMessage(() -> visible(By.tagName("body")).getText());
    }

    /// How many of these the open message has.
    int countInMessage(By what) {
        return inMessage(() -> driver.findElements(what).size());
    }

    /// The message stands in a frame of its own, which is replaced with it.
    private <R> R inMessage(Supplier<R> look) {
        return await(() -> {
            try {
                driver.switchTo().frame(visible(By.id("messageBody")));
                return look.get();
            } finally {
                driver.switchTo().defaultContent();
            }
        });
    }

    Object script(String script) {
        return await(() -> Optional.ofNullable(driver.executeScript(script))).orElse("");
    }

    ChromiumDriver driver() {
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
                        + driver.executeScript("return document.body ? document.body.innerText : ''"),
                last);
    }

    private static boolean passes(WebDriverException e) {
        String words = String.valueOf(e.getMessage());
        return e instanceof StaleElementReferenceException
                || e instanceof NotFoundException
                || e instanceof ElementNotInteractableException
                || PASSING.stream().anyMatch(words::contains);
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
