package org.mailmax.tlsreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.mailmax.https.HttpAnswer;
import org.mailmax.https.WebServers;

/// Hands reports to web servers (RFC 8460 §5.4).
@ApplicationScoped
public class ReportPages {

    private static final int HTTPS = 443;
    private static final int MAX_ANSWER = 64 * 1024;

    @Inject
    private WebServers web;

    /// @throws IOException when the server does not take it; the message says why
    void post(URI page, byte[] report) throws IOException {
        int port = page.getPort() < 0 ? HTTPS : page.getPort();
        HttpAnswer answer = web.ask(page.getHost(), port, request(page, report), MAX_ANSWER);
        if (answer.status() / 100 != 2) {
            throw new IOException(page.getHost() + " answered " + answer.status());
        }
    }

    private static byte[] request(URI page, byte[] report) {
        String path = page.getRawPath().isEmpty() ? "/" : page.getRawPath();
        String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
        String head = "POST " + path + query + " HTTP/1.1\r\nHost: " + page.getRawAuthority()
                + "\r\nContent-Type: application/tlsrpt+gzip\r\nContent-Length: " + report.length
                + "\r\nUser-Agent: MailMax\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(report);
        return request.toByteArray();
    }
}
