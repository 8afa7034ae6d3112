package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the deployed product serves at places others have agreed on: for the domains it holds, and for no other.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WellKnownIT {

    private final MailMax mailmax;
    private String domain;

    WellKnownIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
    }

    @Test
    void thePolicyOfMtaSts() {
        assertThat(get("mta-sts." + domain, "/.well-known/mta-sts.txt"))
                .contains("200", "version: STSv1", "mode: testing", "mx: mx.mailmax.test", "max_age: 604800");
        assertThat(get("mta-sts.elsewhere.test", "/.well-known/mta-sts.txt")).contains("404");
    }

    @Test
    void theSettingsThunderbirdAsksFor() {
        assertThat(get("autoconfig." + domain, "/mail/config-v1.1.xml"))
                .contains("200", "<hostname>mx.mailmax.test</hostname>", "%EMAILADDRESS%");
        assertThat(get("autoconfig.elsewhere.test", "/mail/config-v1.1.xml")).contains("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml"})
    void theSettingsOutlookAsksFor(String path) {
        String answer = post(path, question("ann@" + domain));
        assertThat(answer)
                .contains("200", "<Type>IMAP</Type>", "<Type>POP3</Type>", "<Type>SMTP</Type>")
                .contains("<LoginName>ann@" + domain + "</LoginName>", "<Server>mx.mailmax.test</Server>")
                .contains("<Port>" + mailmax.port("IMAPS") + "</Port>", "<SSL>on</SSL>");
        assertThat(post(path, question("nobody@" + domain)).replace("nobody@", "ann@"))
                .as("nobody learns from it who is here")
                .contains("<LoginName>ann@" + domain + "</LoginName>");
    }

    @Test
    void outlookIsToldNothingOfOthersAndNothingOfTheMachine() {
        String path = "/autodiscover/autodiscover.xml";
        assertThat(post(path, question("ann@elsewhere.test"))).contains("404");
        assertThat(post(path, "<Autodiscover/>")).contains("404");
        String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + question("&e;@" + domain);
        assertThat(post(path, entity)).contains("404").doesNotContain("LoginName");
    }

    private static String question(String address) {
        return """
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
              <Request>
                <EMailAddress>%s</EMailAddress>
                <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
              </Request>
            </Autodiscover>
            """.formatted(address);
    }

    private String get(String host, String path) {
        return answer("GET " + path + " HTTP/1.1", host, "");
    }

    private String post(String path, String body) {
        return answer("POST " + path + " HTTP/1.1", "autodiscover." + domain, body);
    }

    /// The whole answer.
    private String answer(String request, String host, String body) {
        StringBuilder answer = new StringBuilder();
        try (Wire wire = Wire.plain(mailmax.port("HTTP"))) {
            wire.send(request).send("Host: " + host).send("Connection: close");
            wire.send("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            wire.send("").send(body);
            for (String line = wire.line(); line != null; line = wire.line()) {
                answer.append(line).append('\n');
            }
        }
        return answer.toString();
    }
}
