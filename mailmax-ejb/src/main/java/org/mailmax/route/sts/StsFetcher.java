package org.mailmax.route.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.https.WebServers;
import org.mailmax.mail.address.DomainName;

/// Fetches a policy (RFC 8461 §3.3).
@ApplicationScoped
public class StsFetcher {

    private static final String PATH = "/.well-known/mta-sts.txt";

    @Inject
    @ConfigProperty(name = "mailmax.sts.port", defaultValue = "443")
    private int port;

    @Inject
    private WebServers web;

    /// The text of the policy.
    ///
    /// @throws IOException when there is none to be had; the message says why
    String fetch(DomainName domain) throws IOException {
        String host = "mta-sts." + domain;
        byte[] request = request(host).getBytes(StandardCharsets.US_ASCII);
        return web.ask(host, port, request, 2 * StsGrammar.MAX_OCTETS).plainText(StsGrammar.MAX_OCTETS);
    }

    private String request(String host) {
        return "GET " + PATH + " HTTP/1.1\r\nHost: " + host + (port == 443 ? "" : ":" + port)
                + "\r\nAccept: text/plain\r\nUser-Agent: MailMax\r\nConnection: close\r\n\r\n";
    }
}
