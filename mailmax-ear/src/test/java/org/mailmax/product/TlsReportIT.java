package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// Domains that ask for it are told how TLS with their hosts went, by mail and at their web server (RFC 8460).
@RunningMailMax
@ExtendWith(SharedSendingWorld.class)
class TlsReportIT {

    private static final Pattern KEY = Pattern.compile("(\\S+?)\\._domainkey\\.");

    private static SendingWorld world;
    private static MailMax mailmax;
    private static ScriptedHost reports;
    private static String ann;

    @BeforeAll
    static void start(SendingWorld shared) {
        world = shared;
        mailmax = world.mailmax();
        reports = world.host("reports.test");
        String domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        KEY.matcher(mailmax.admin("", "dkim", "rotate", domain))
                .results()
                .forEach(key -> mailmax.admin("", "dkim", "activate", domain, key.group(1)));
    }

    private static void asks(String domain, String where) {
        world.dns().add("_smtp._tls." + domain + ". TXT \"v=TLSRPTv1; rua=" + where + "\"");
    }

    private static void writeTo(ScriptedHost host, String domain) {
        world.submit(ann, "", "to " + domain, "bob@" + domain);
        world.arrived(host, "Subject: to " + domain);
        world.untilGone("bob@" + domain);
    }

    private static JsonObject report(byte[] compressed) throws IOException {
        try (var reader = Json.createReader(new GZIPInputStream(new ByteArrayInputStream(compressed)))) {
            return reader.readObject();
        }
    }

    private static byte[] attached(Received message) {
        String part = message.octets().split("application/tlsrpt\\+gzip")[1];
        String body = part.split("\r\n\r\n", 2)[1].split("\r\n--", 2)[0];
        return Base64.getMimeDecoder().decode(body);
    }

    private static JsonObject policy(JsonObject report) {
        assertThat(report.getJsonArray("policies")).hasSize(1);
        return report.getJsonArray("policies").getJsonObject(0);
    }

    @Test
    void aDomainThatAsksIsToldByMailAndOnce() throws IOException {
        asks("clear.test", "mailto:tls@reports.test");
        writeTo(world.host("clear.test"), "clear.test");
        assertThat(mailmax.admin("", "tls-report", "list"))
                .containsPattern("clear\\.test +no-policy-found +starttls-not-supported +mx\\.clear\\.test");

        assertThat(mailmax.admin("", "tls-report", "send")).contains("clear.test, ");

        Received message = world.arrived(reports, "TLS-Report-Domain: clear.test");
        assertThat(message.mail()).startsWith("MAIL FROM:<>");
        assertThat(message.octets()).contains("DKIM-Signature: ", "report-type=\"tlsrpt\"");
        JsonObject policy = policy(report(attached(message)));
        assertThat(policy.getJsonObject("policy").getString("policy-domain")).isEqualTo("clear.test");
        assertThat(policy.getJsonObject("summary").getInt("total-failure-session-count"))
                .isOne();
        assertThat(policy.getJsonArray("failure-details").getJsonObject(0).getString("result-type"))
                .isEqualTo("starttls-not-supported");
        world.untilGone("tls@reports.test");
        assertThat(mailmax.admin("", "tls-report", "send")).doesNotContain("clear.test");
        assertThat(mailmax.admin("", "tls-report", "list")).doesNotContain("reports.test");
    }

    @Test
    void aWebServerIsToldToo() throws Exception {
        BlockingQueue<byte[]> posted = new ArrayBlockingQueue<>(10);
        HttpsServer web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            web.setHttpsConfigurator(new HttpsConfigurator(world.right().context()));
            web.createContext("/tls", exchange -> {
                posted.add(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            web.start();
            world.dns().add("web.told.test. A 127.0.0.1");
            asks("told.test", "https://web.told.test:" + web.getAddress().getPort() + "/tls");
            writeTo(world.host("told.test").withTls(world.right().context()), "told.test");

            assertThat(mailmax.admin("", "tls-report", "send")).contains("told.test, ");

            JsonObject policy = policy(report(posted.poll(10, TimeUnit.SECONDS)));
            assertThat(policy.getJsonObject("summary").getInt("total-successful-session-count"))
                    .isOne();
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aWebServerThatDoesNotAnswerIsTriedAgain() {
        world.dns().add("web.gone.test. A 127.0.0.1");
        asks("gone.test", "https://web.gone.test:1/tls");
        writeTo(world.host("gone.test"), "gone.test");

        assertThat(mailmax.admin("", "tls-report", "send")).doesNotContain("gone.test");

        assertThat(mailmax.admin("", "tls-report", "list")).contains("gone.test");
    }

    @Test
    void whoDoesNotAskIsNotTold() {
        writeTo(world.host("silent.test"), "silent.test");

        assertThat(mailmax.admin("", "tls-report", "send")).doesNotContain("silent.test");

        assertThat(mailmax.admin("", "tls-report", "list")).doesNotContain("silent.test");
        assertThat(reports.received()).noneMatch(message -> message.octets().contains("silent.test"));
    }
}
