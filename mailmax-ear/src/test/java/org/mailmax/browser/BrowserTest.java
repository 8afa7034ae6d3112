package org.mailmax.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// Base of the tests in Chromium. Debian's packages `chromium` and `chromium-driver` are used; where they are missing
/// the
/// tests say so and are left out. A failed test leaves a picture in `target/screenshots`.
@RunningMailMax
@ExtendWith(BrowserTest.PictureOfFailure.class)
public abstract class BrowserTest {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Dimension SIZE = new Dimension(1280, 900);

    protected final MailMax mailmax;
    protected ChromeDriver browser;

    protected BrowserTest(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeEach
    void openBrowser() {
        Assumptions.assumeTrue(Files.isExecutable(DRIVER), "chromium-driver is not installed");
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
                "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().window().setSize(SIZE);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    /// Opens a page of MailMax over HTTPS.
    ///
    /// @param path such as `/webmail/`
    protected void open(String path) {
        browser.get("https://127.0.0.1:" + mailmax.port("HTTPS") + path);
    }

    /// The element, as soon as it is there and can be seen.
    protected WebElement see(By what) {
        return new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /// Waits until the element is gone.
    protected void gone(By what) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    protected void click(By what) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(what))
                .click();
    }

    protected void type(By where, String text) {
        WebElement field = see(where);
        field.clear();
        field.sendKeys(text);
    }

    /// Takes the picture while the browser is still open.
    static final class PictureOfFailure implements AfterTestExecutionCallback {

        @Override
        public void afterTestExecution(ExtensionContext context) throws IOException {
            BrowserTest test = (BrowserTest) context.getRequiredTestInstance();
            if (context.getExecutionException().isPresent() && test.browser != null) {
                Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
                Files.write(
                        pictures.resolve(context.getRequiredTestClass().getSimpleName() + "."
                                + context.getRequiredTestMethod().getName() + ".png"),
                        test.browser.getScreenshotAs(OutputType.BYTES));
            }
        }
    }
}
