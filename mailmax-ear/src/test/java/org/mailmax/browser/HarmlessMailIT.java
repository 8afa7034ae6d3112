package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// A message that attacks its reader: nothing of it runs, and nothing asks a server outside.
@RunningMailMax
class HarmlessMailIT {

    private static final String SUBJECT = "<img src=x onerror=document.title='PWNED'> win";

    private final MailMax server;

    HarmlessMailIT(MailMax server) {
        this.server = server;
    }

    @Test
    void nothingRunsAndNothingLeaves() throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        canary.start();
        String account = server.createAccount("reader@" + server.createDomain());
        deliver(account, "http://127.0.0.1:" + canary.getAddress().getPort());
        try (Browser browser = new Browser(server)) {
            Webmail webmail = new Webmail(browser).logIn(account, MailMax.PASSWORD);
            browser.press(Webmail.ROWS).sees(By.cssSelector(".message-head h2"), SUBJECT);
            assertThat(webmail.browser().messageText()).contains("Read me", "the end");
            assertThat(browser.countInMessage(By.cssSelector("script,svg,form,iframe,object,[onerror],[onload],[id]")))
                    .isZero();
            assertThat(browser.title()).doesNotContain("PWNED");
            assertThat(browser.count(By.cssSelector("h2 img"))).isZero();
        } finally {
            canary.stop(0);
        }
        assertThat(asked).isEmpty();
    }

    private void deliver(String account, String canary) {
        String html = "<p>Read me</p><script>top.document.title='PWNED';fetch('" + canary + "/script')</script>"
                + "<img src='" + canary + "/img' onerror=\"top.document.title='PWNED'\">"
                + "<div style=\"background:url(" + canary + "/css)\">x</div><link rel=stylesheet href='" + canary
                + "/link'>"
                + "<style>@import url(" + canary + "/import);</style><iframe src='" + canary + "/frame'></iframe>"
                + "<svg onload=\"top.document.title='PWNED'\"><image href='" + canary + "/svg'/></svg>"
                + "<video poster='" + canary + "/poster'></video><form id=mailForm action='" + canary + "/form'>"
                + "<meta http-equiv=refresh content='0;url=" + canary + "/refresh'><p>the end</p>";
        List<String> lines = List.of(
                "From: \"<script>document.title='PWNED'</script>\" <mallory@evil.test>",
                "To: " + account,
                "Subject: " + SUBJECT,
                "MIME-Version: 1.0",
                "Content-Type: text/html; charset=utf-8",
                "",
                html);
        try (Wire smtp = Wire.plain(server.port("SMTP"))) {
            say(smtp, "220");
            say(smtp.send("HELO evil.test"), "250");
            say(smtp.send("MAIL FROM:<mallory@evil.test>"), "250");
            say(smtp.send("RCPT TO:<" + account + ">"), "250");
            say(smtp.send("DATA"), "354");
            say(smtp.raw(String.join("\r\n", lines) + "\r\n.\r\n"), "250");
        }
    }

    private static void say(Wire smtp, String code) {
        assertThat(smtp.line()).startsWith(code);
    }
}
