package org.mailmax.web.wellknown;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailmax.administration.ClientSettings;
import org.mailmax.administration.ClientSettingsService;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The settings of mail programs for a domain, as Thunderbird and others ask for them at `autoconfig.DOMAIN`
/// (draft-ietf-mailmaint-autoconfig). They are the same for every mailbox, so nothing is told about any.
@WebServlet({"/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"})
public class AutoconfigServlet extends HttpServlet {

    private static final String PREFIX = "autoconfig.";

    @Inject
    private ClientSettingsService service;

    @Inject
    private DnsAdministration dns;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<DomainName> domain =
                domain(request).filter(name -> dns.policy(name).isPresent());
        if (domain.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter().write(document(domain.get()));
    }

    private static Optional<DomainName> domain(HttpServletRequest request) {
        String host = request.getServerName();
        String name = host.startsWith(PREFIX) ? host.substring(PREFIX.length()) : host;
        return DomainName.parse(name);
    }

    private String document(DomainName domain) {
        ClientSettings settings = service.of(new EmailAddress("user", domain));
        ClientSettings.Ports ports = settings.ports();
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1">
              <emailProvider id="%1$s">
                <domain>%1$s</domain>
                <displayName>%1$s</displayName>
            %2$s%3$s%4$s%5$s  </emailProvider>
            </clientConfig>
            """.formatted(
                        domain.name(),
                        server("incomingServer", "imap", settings.host(), ports.imaps(), "SSL"),
                        server("incomingServer", "pop3", settings.host(), ports.pop3s(), "SSL"),
                        server("outgoingServer", "smtp", settings.host(), ports.submissions(), "SSL"),
                        server("outgoingServer", "smtp", settings.host(), ports.submission(), "STARTTLS"));
    }

    private static String server(String element, String type, String host, int port, String socket) {
        return """
                <%1$s type="%2$s">
                  <hostname>%3$s</hostname>
                  <port>%4$d</port>
                  <socketType>%5$s</socketType>
                  <username>%%EMAILADDRESS%%</username>
                  <authentication>password-cleartext</authentication>
                </%1$s>
            """.formatted(element, type, host, port, socket);
    }
}
