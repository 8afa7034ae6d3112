package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program may see of sessions, looks, the DNS and signing keys through the REST API of the deployed product,
/// and
/// change of them.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestSightIT {

    private static final String ALL =
            "domains:read,domains:write,accounts:read,accounts:write,queue:read,queue:write," + "audit:read";

    private static final Pattern ID = Pattern.compile("\"id\":\"?([^\",}]+)");
    private static final Pattern SELECTOR = Pattern.compile("\"selector\":\"([^\"]+)\"");

    private final MailMax mailmax;
    private final HttpClient http = HttpClient.newHttpClient();
    private String domain;
    private String ann;
    private String postmaster;
    private String reader;
    private String stranger;

    RestSightIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        postmaster = tokenOfPostmaster(domain, ALL);
        reader = mailmax.admin("", "token", "add", "pm-of-" + domain + "@mail.test", "reads", "accounts:read")
                .strip();
        stranger = tokenOfPostmaster(mailmax.createDomain(), ALL);
    }

    private String tokenOfPostmaster(String of, String scopes) {
        String address = "pm-of-" + of + "@mail.test";
        String added = mailmax.admin("", "administrator", "add", address, of);
        AdminPages.chooseFirstPassword(mailmax, address, AdminPages.oneTime(added), false);
        return mailmax.admin("", "token", "add", address, "sight", scopes).strip();
    }

    private String does(int status, String token, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + "/api/v1" + path))
                .method(method, BodyPublishers.ofString(method.startsWith("P") ? "{}" : ""))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void aSessionIsSeenAndEnded() throws Exception {
        String sessions = "/accounts/" + ann + "/sessions";
        try (Imap imap = new Imap(mailmax, ann)) {
            String seen = does(200, postmaster, "GET", sessions);
            assertThat(seen).contains("\"service\":\"imap\"");
            does(403, reader, "DELETE", sessions + "/" + first(ID, seen));
            imap.command("NOOP");
            does(204, postmaster, "DELETE", sessions + "/" + first(ID, seen));
            assertThat(imap.farewell()).contains("this session was ended");
        }
        try (Imap one = new Imap(mailmax, ann);
                Imap two = new Imap(mailmax, ann)) {
            does(204, postmaster, "DELETE", sessions);
            assertThat(one.farewell()).contains("this session was ended");
            assertThat(two.farewell()).contains("this session was ended");
        }
        assertThat(does(200, postmaster, "GET", sessions)).doesNotContain("imap");
    }

    @Test
    void looksIntoAMailboxAreSeen() throws Exception {
        assertThat(does(200, postmaster, "GET", "/accounts/" + ann + "/looks")).isEqualTo("[]");
    }

    @Test
    void keysAreMadeAndTakenIntoUse() throws Exception {
        String dkim = "/domains/" + domain + "/dkim";
        assertThat(does(200, postmaster, "POST", dkim)).contains("selector");
        String keys = does(200, postmaster, "GET", dkim);
        assertThat(keys).contains("v=DKIM1").doesNotContain("PRIVATE");
        does(204, postmaster, "PUT", dkim + "/" + first(SELECTOR, keys) + "/active");
        assertThat(does(200, postmaster, "GET", "/domains/" + domain + "/dns"))
                .contains("\"mx\"", "\"spf\"", "\"dmarc\"");
    }

    @Test
    void sealingIsSwitchedOnAndOff() throws Exception {
        String arc = "/domains/" + domain + "/arc";
        assertThat(does(200, postmaster, "GET", arc)).isEqualTo("{\"sealing\":false}");
        does(204, postmaster, "PUT", arc);
        assertThat(does(200, postmaster, "GET", arc)).isEqualTo("{\"sealing\":true}");
        does(204, postmaster, "DELETE", arc);
        assertThat(does(200, postmaster, "GET", arc)).isEqualTo("{\"sealing\":false}");
    }

    /// Octets nobody reads must not be taken for a request: behind a proxy that request would be somebody else's.
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void theBodyOfARefusedRequestIsNotTheNextRequest(String method) {
        String path = "/api/v1/accounts/" + ann + "/sessions";
        String smuggled = "GET /webmail/login/login.xhtml HTTP/1.1\r\nHost: mx.mailmax.test\r\n\r\n";
        try (Wire wire = Wire.plain(mailmax.port("HTTP"))) {
            request(wire, method, path, smuggled);
            request(wire, "GET", "/api/v1/nowhere", "");
            List<String> answers = new ArrayList<>();
            for (String line = wire.line(); line != null; line = wire.line()) {
                if (line.startsWith("HTTP/1.1 ")) {
                    answers.add(line);
                }
            }
            assertThat(answers).hasSizeBetween(1, 2).allMatch(line -> line.startsWith("HTTP/1.1 40"));
        }
    }

    private void request(Wire wire, String method, String path, String body) {
        wire.send(method + " " + path + " HTTP/1.1").send("Host: mx.mailmax.test");
        wire.send("Authorization: Bearer " + stranger);
        wire.send("Connection: " + (body.isEmpty() ? "close" : "keep-alive"));
        wire.send("Content-Length: " + body.length()).send("");
        wire.raw(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/accounts/{ann}/sessions",
        "DELETE,/accounts/{ann}/sessions",
        "DELETE,/accounts/{ann}/sessions/1",
        "GET,/accounts/{ann}/looks",
        "GET,/domains/{domain}/dns",
        "GET,/domains/{domain}/dkim",
        "POST,/domains/{domain}/dkim",
        "PUT,/domains/{domain}/dkim/any/active",
        "GET,/domains/{domain}/arc",
        "PUT,/domains/{domain}/arc",
        "DELETE,/domains/{domain}/arc",
        "DELETE,/suppressions/{domain}/x@far.test"
    })
    void thePostmasterOfAnotherDomainIsToldNothing(String method, String path) throws Exception {
        String refused = does(403, stranger, method, path.replace("{ann}", ann).replace("{domain}", domain));
        assertThat(refused).doesNotContain("v=DKIM1", "imap");
    }
}
