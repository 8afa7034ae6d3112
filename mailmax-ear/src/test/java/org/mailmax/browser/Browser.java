package org.mailmax.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Somebody in front of a Chromium. Every look waits until what it looks for is there.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String base;
    private final ChromeDriver driver;

    /// @param base address of the server without a path
    Browser(String base) {
        this.base = base;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("/usr/bin/chromium", "/usr/bin/google-chrome"));
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900", "--lang=en");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(
                                Path.of(installed("/usr/bin/chromedriver")).toFile())
                        .build(),
                options);
    }

    private static String installed(String... places) {
        return Stream.of(places)
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install chromium and chromium-driver"));
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

    /// Presses a button until the page says so: a click that falls on a page still arranging itself is lost, and people
    /// click again.
    Browser pressUntil(String id, String text) {
        await(() -> {
            if (driver.findElement(By.tagName("body")).getText().contains(text)) {
                return true;
            }
            driver.findElements(By.id(id)).stream()
                    .filter(button -> button.isDisplayed() && button.isEnabled())
                    .forEach(WebElement::click);
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
            } catch (StaleElementReferenceException | NoSuchElementException | ElementNotInteractableException e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (Instant.now().isBefore(end));
        throw new AssertionError(
                "not there within " + PATIENCE + "; the page at " + driver.getCurrentUrl() + " says:\n"
                        + driver.findElement(By.tagName("body")).getText(),
                last);
    }
}
