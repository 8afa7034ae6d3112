package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The REST API of the deployed product: a program administers a domain with a token, and nothing else opens it.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestApiIT {

    private static final String ALL = "domains:read,domains:write,accounts:read,accounts:write,administrators:read,"
            + "administrators:write,queue:read,queue:write,trace:read,audit:read";

    /// A body with every member any of these operations asks for.
    private static final String EVERYTHING = """
        {"name": "spy", "state": "disabled", "password": "another horse", "forwarding": true, "address": "x@evil.test",
        "filter": "", "allowed": 3, "right": "send"}
        """;

    private final MailMax mailmax;
    private final HttpClient http = HttpClient.newHttpClient();
    private String domain;
    private String other;
    private String root;
    private String postmaster;
    private String reader;

    RestApiIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void makeTokens() {
        domain = mailmax.createDomain();
        other = mailmax.createDomain();
        root = token(administrator("root-of-" + domain + "@mail.test"), ALL);
        postmaster = token(administrator("pm-of-" + domain + "@mail.test", domain), ALL);
        reader = token("pm-of-" + domain + "@mail.test", "accounts:read");
    }

    /// One with a password of its own: a one-time password opens nothing, and neither does a token of its owner.
    private String administrator(String address, String... more) {
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"administrator", "add", address}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        String answer = mailmax.admin("", words);
        AdminPages.chooseFirstPassword(mailmax, address, AdminPages.oneTime(answer), more.length == 0);
        return address;
    }

    private String token(String administrator, String scopes) {
        return mailmax.admin("", "token", "add", administrator, "test", scopes).strip();
    }

    private HttpResponse<String> call(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + "/api/v1" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String get(String token, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(token, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void does(int status, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = call(token, method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("Exception", "org.mailmax");
        }
    }

    @Test
    void aProgramMovesTheMailThatWaitsOfItsDomain() throws Exception {
        String far = "far-from-" + domain;
        mailmax.admin("", "route", "add", "to:" + far, "127.0.0.1:1", "tls=none");
        String ann = mailmax.createAccount("waits@" + domain);
        mailmax.admin("", "forward", "add", ann, "eve@" + far);
        mailmax.admin("", "account", "set", ann, "forwarding=on");
        AdminPages.deliver(mailmax, ann);
        String all = "/queue/destinations/" + far;
        assertThat(get(postmaster, "/queue?destination=" + far + "&sender=" + ann))
                .contains("\"recipient\":\"eve@" + far, "\"total\":1");
        String stranger = token(administrator("pm-of-" + other + "-queue@mail.test", other), ALL);
        assertThat(get(stranger, "/queue?destination=" + far)).contains("\"total\":0");
        does(404, stranger, "POST", all + "/hold", "");
        does(403, reader, "GET", "/queue", "");
        does(400, postmaster, "GET", "/queue?state=lost", "");
        does(404, postmaster, "POST", "/queue/planets/1/hold", "");
        does(200, postmaster, "POST", all + "/hold", "");
        assertThat(get(postmaster, "/queue?state=held&destination=" + far)).contains("held by pm-of-");
        does(200, postmaster, "POST", all + "/release", "");
        does(200, postmaster, "POST", all + "/retry", "");
        assertThat(get(postmaster, "/queue/destinations")).contains(far);
        does(200, postmaster, "DELETE", all + "?report=false", "");
        assertThat(get(postmaster, all)).contains("\"total\":0");
        assertThat(get(postmaster, "/suppressions")).isEqualTo("[]");
        assertThat(get(postmaster, "/blocked-senders")).isEqualTo("[]");
        does(404, postmaster, "POST", "/blocked-senders/" + ann + "/unblock", "{}");
    }

    @Test
    void aProgramChangesManyMailboxesAtOnce() throws Exception {
        String one = mailmax.createAccount("many1@" + domain);
        String two = mailmax.createAccount("many2@" + domain);
        String path = "/domains/" + domain + "/accounts/";
        HttpResponse<String> suspended = call(postmaster, "POST", path + "suspend", "{\"filter\":\"many\"}");
        assertThat(suspended.statusCode()).isEqualTo(200);
        assertThat(suspended.body()).contains(one, two).doesNotContain("\"done\":false");
        assertThat(get(postmaster, "/accounts/" + two)).contains("\"suspended\":true");
        String named = "{\"addresses\":[\"" + one + "\",\"nobody@" + domain + "\"],\"quota\":5000}";
        assertThat(call(postmaster, "POST", path + "quota", named).body()).contains("\"done\":true", "\"done\":false");
        assertThat(get(postmaster, "/accounts/" + one)).contains("\"quotaOctets\":5000");
        does(400, postmaster, "POST", path + "explode", named);
        does(400, postmaster, "POST", path + "retire", "{}");
        does(403, reader, "POST", path + "activate", named);
        assertThat(mailmax.admin("", "accounts", "activate", domain, "many")).contains(one, two, "done");
        assertThat(mailmax.admin(one + "\n", "accounts", "password", domain))
                .contains(one)
                .doesNotContain(two);
        mailmax.admin("", "accounts", "protocols", domain, "imap,webmail", "many");
        mailmax.admin("", "accounts", "retire", domain, "many");
        assertThat(mailmax.admin(one + "\n", "accounts", "restore", domain)).contains("done");
        assertThat(get(postmaster, "/domains/" + domain + "/retired"))
                .contains(two)
                .doesNotContain(one);
    }

    @Test
    void aProgramAdministersADomain() throws Exception {
        String accounts = "/domains/" + domain + "/accounts";
        does(201, postmaster, "POST", accounts, "{\"name\":\"rest\",\"password\":\"correct horse\"}");
        String address = "rest@" + domain;
        does(409, postmaster, "POST", accounts, "{\"name\":\"REST\",\"password\":\"correct horse\"}");
        does(422, postmaster, "POST", accounts, "{\"name\":\"b\",\"password\":\"short\"}");
        does(201, postmaster, "POST", "/accounts/" + address + "/aliases", "{\"name\":\"info\"}");
        does(201, postmaster, "POST", "/accounts/" + address + "/forwards", "{\"address\":\"x@elsewhere.test\"}");
        does(
                200,
                postmaster,
                "PATCH",
                "/accounts/" + address,
                "{\"forwarding\":true,\"responder\":true,\"responder-text\":\"Away.\",\"quota\":\"2G\"}");
        assertThat(get(postmaster, "/accounts/" + address))
                .contains("\"allowForwarding\":true", "Away.", "info@" + domain, "x@elsewhere.test", "2147483648");
        String member = "/accounts/" + address + "/members/postmaster@" + domain;
        does(204, postmaster, "PUT", member, "{\"right\":\"write\"}");
        does(400, postmaster, "PUT", member, "{\"right\":\"own\"}");
        assertThat(get(postmaster, "/accounts/" + address + "/members"))
                .contains("postmaster@" + domain, "\"right\":\"write\"");
        does(204, postmaster, "DELETE", member, "");
        does(204, postmaster, "PUT", "/accounts/" + address + "/own-aliases", "{\"allowed\":3}");
        does(422, postmaster, "PUT", "/accounts/" + address + "/own-aliases", "{\"allowed\":300}");
        assertThat(get(postmaster, "/accounts/" + address + "/own-aliases")).contains("\"allowed\":3");
        assertThat(get(reader, accounts + "?filter=res")).contains(address, "\"total\":1");
        assertThat(get(postmaster, "/route?sender=y@elsewhere.test&recipient=info@" + domain))
                .contains("\"alias\"", "forwarded", "remote");
        assertThat(get(postmaster, "/audit?filter=2147483648")).contains("quotaOctets=0", "pm-of-" + domain);
        does(204, postmaster, "PUT", "/accounts/" + address + "/password", "{\"password\":\"another horse\"}");
        does(204, postmaster, "DELETE", "/accounts/" + address + "/aliases/info@" + domain, "");
        does(204, postmaster, "DELETE", "/accounts/" + address + "/forwards/x@elsewhere.test", "");
        does(204, postmaster, "DELETE", "/accounts/" + address, "");
        does(404, postmaster, "GET", "/accounts/" + address, "");
    }

    @Test
    void aMessageIsTraced() throws Exception {
        String ann = mailmax.createAccount("traced@" + domain);
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(ann, "Subject: traced\r\n\r\nhello\r\n".getBytes(StandardCharsets.UTF_8));
        }
        String found = get(postmaster, "/trace?recipient=" + ann);
        assertThat(found).contains("sender@elsewhere.test", ann);
        String id = found.replaceAll("(?s).*?\"traceId\":\"(\\w+)\".*", "$1");
        assertThat(get(postmaster, "/trace/" + id)).contains("received", "stored", "INBOX");
        does(404, token("root-of-" + domain + "@mail.test", "trace:read"), "GET", "/trace/nothing", "");
    }

    @Test
    void aSystemAdministratorAddsDomainsAndPostmasters() throws Exception {
        String added = "rest-" + domain;
        does(201, root, "POST", "/domains", "{\"name\":\"" + added + "\"}");
        does(409, root, "POST", "/domains", "{\"name\":\"" + added + "\"}");
        does(200, root, "PATCH", "/domains/" + added, "{\"enabled\":false}");
        does(201, root, "POST", "/administrators", "{\"address\":\"a@" + added + "\",\"domain\":\"" + added + "\"}");
        assertThat(get(root, "/administrators")).contains("a@" + added);
        does(200, root, "POST", "/administrators/a@" + added + "/password", "");
        does(204, root, "DELETE", "/administrators/a@" + added, "");
        does(204, root, "DELETE", "/domains/" + added, "");
        does(404, root, "GET", "/domains/" + added, "");
    }

    @Test
    void groupsLimitsSecondNamesAndWhatWasPutAside() throws Exception {
        String accounts = "/domains/" + domain;
        does(201, postmaster, "POST", accounts + "/groups", "{\"name\":\"crew\"}");
        String crew = "/accounts/crew@" + domain;
        does(204, postmaster, "POST", crew + "/retire", "");
        assertThat(get(reader, accounts + "/retired")).contains("crew@" + domain);
        does(204, postmaster, "POST", crew + "/restore", "");
        does(204, postmaster, "DELETE", crew + "/second-factor", "");
        assertThat(get(reader, crew + "/app-passwords")).isEqualTo("[]");
        does(404, postmaster, "DELETE", crew + "/app-passwords/1", "");
        does(403, postmaster, "PATCH", "/accounts/postmaster@" + other, "{\"forwarding\":true}");
        does(403, postmaster, "PUT", accounts + "/limits", "{\"accounts\":1000000}");
        does(200, root, "PUT", accounts + "/limits", "{\"accounts\":50}");
        does(204, root, "PUT", accounts + "/state", "{\"state\":\"suspended\"}");
        does(400, root, "PUT", accounts + "/state", "{\"state\":\"asleep\"}");
        does(204, root, "PUT", accounts + "/state", "{\"state\":\"active\"}");
        does(201, root, "POST", accounts + "/aliases", "{\"name\":\"second-" + domain + "\"}");
        assertThat(get(root, accounts + "/aliases")).contains("second-" + domain);
        does(204, root, "DELETE", accounts + "/aliases/second-" + domain, "");
        String reseller = "shop-of-" + domain + "@mail.test";
        does(201, root, "POST", "/resellers", "{\"address\":\"" + reseller + "\",\"domains\":2}");
        does(403, postmaster, "POST", "/resellers", "{\"address\":\"x" + reseller + "\"}");
        does(204, root, "PUT", "/resellers/" + reseller + "/domains/" + domain, "");
        does(204, root, "DELETE", "/resellers/" + reseller + "/domains/" + domain, "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/domains/{other}",
        "POST,/domains/{other}/groups",
        "POST,/domains/{other}/accounts/suspend",
        "GET,/accounts/postmaster@{other}/own-aliases",
        "PUT,/accounts/postmaster@{other}/own-aliases",
        "GET,/accounts/postmaster@{other}/members",
        "PUT,/accounts/postmaster@{other}/members/spy@{other}",
        "DELETE,/accounts/postmaster@{other}/members/spy@{other}",
        "GET,/domains/{other}/retired",
        "PUT,/domains/{other}/state",
        "PUT,/domains/{other}/limits",
        "GET,/domains/{other}/aliases",
        "POST,/accounts/postmaster@{other}/retire",
        "POST,/accounts/postmaster@{other}/restore",
        "DELETE,/accounts/postmaster@{other}/second-factor",
        "GET,/accounts/postmaster@{other}/app-passwords",
        "DELETE,/accounts/postmaster@{other}/app-passwords/1",
        "PUT,/accounts/postmaster@{other}/password",
        "POST,/accounts/postmaster@{other}/aliases",
        "POST,/accounts/postmaster@{other}/forwards",
        "GET,/domains/{other}/accounts",
        "GET,/accounts/postmaster@{other}",
        "DELETE,/accounts/postmaster@{other}",
        "GET,/accounts/nobody@{other}",
        "GET,/administrators"
    })
    void aPostmasterIsToldNothingOfOtherDomains(String method, String path) throws Exception {
        does(403, postmaster, method, path.replace("{other}", other), EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/domains",
        "POST,/domains",
        "POST,/domains/{domain}/accounts",
        "DELETE,/accounts/postmaster@{domain}",
        "GET,/audit",
        "GET,/trace",
        "GET,/administrators"
    })
    void aScopeOpensNothingElse(String method, String path) throws Exception {
        does(403, reader, method, path.replace("{domain}", domain), "{}");
    }

    @ParameterizedTest
    @CsvSource({"GET,/domains", "POST,/domains", "GET,/trace", "GET,/audit"})
    void withoutATokenNothingOpensNotEvenWithTheSessionOfAnAdministrator(String method, String path) throws Exception {
        does(401, "mailmax_" + "0".repeat(32), method, path, "{}");
        String cookie = AdminPages.session(mailmax, "pm-of-" + domain + "@mail.test", false);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + "/api/v1" + path))
                .method(method, BodyPublishers.ofString("{}"))
                .header("Cookie", cookie)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"MailMax\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsAProblemAndNothingInsideIsTold() throws Exception {
        does(400, root, "POST", "/domains", "{");
        does(400, root, "POST", "/domains", "{\"name\":1}");
        does(400, root, "GET", "/trace?from=yesterday", "");
        does(404, root, "GET", "/nothing", "");
        does(422, root, "POST", "/domains", "{\"name\":\"no domain\"}");
    }

    @Test
    void metricsAndHealthAreForToolsOnTheMachineItself() throws Exception {
        String base = "http://127.0.0.1:" + mailmax.port("METRICS");
        for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).containsAnyOf("live", "ready", "mailmax_received_total");
        }
    }

    @Test
    void theDescriptionIsServedAsItIsKept() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + "/api/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("..", "docs", "openapi.json")));
    }
}
