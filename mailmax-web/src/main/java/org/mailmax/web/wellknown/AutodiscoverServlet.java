package org.mailmax.web.wellknown;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.administration.ClientSettings;
import org.mailmax.administration.ClientSettingsService;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.mail.address.EmailAddress;

/// The settings of mail programs as Outlook asks for them (MS-OXDISCO §3.1.5). The answer is the same whether or not
/// there is such a mailbox. The request is not parsed as XML, so nothing in it can refer to anything.
@WebServlet({"/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml", "/AutoDiscover/AutoDiscover.xml"})
public class AutodiscoverServlet extends HttpServlet {

    /// Of a request, in octets.
    private static final int MAX_OCTETS = 4096;

    private static final Pattern ADDRESS = Pattern.compile("<EMailAddress>\\s*([^<\\s]{3,320})\\s*</EMailAddress>");
    private static final String OUTLOOK = "outlook/responseschema/2006a";

    @Inject
    private ClientSettingsService service;

    @Inject
    private DnsAdministration dns;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] octets = request.getInputStream().readNBytes(MAX_OCTETS);
        String text = new String(octets, StandardCharsets.UTF_8);
        Matcher found = ADDRESS.matcher(text);
        Optional<EmailAddress> address =
                text.contains(OUTLOOK) && found.find() ? EmailAddress.parse(found.group(1)) : Optional.empty();
        if (address.filter(one -> dns.policy(one.domain()).isPresent()).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter().write(document(service.of(address.get())));
    }

    private static String document(ClientSettings settings) {
        String login = escaped(settings.login());
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
              <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
                <User><DisplayName>%1$s</DisplayName></User>
                <Account><AccountType>email</AccountType><Action>settings</Action>
            %2$s%3$s%4$s    </Account>
              </Response>
            </Autodiscover>
            """.formatted(
                        login,
                        protocol("IMAP", settings.host(), settings.ports().imaps(), login),
                        protocol("POP3", settings.host(), settings.ports().pop3s(), login),
                        protocol("SMTP", settings.host(), settings.ports().submissions(), login));
    }

    private static String protocol(String type, String host, int port, String login) {
        return """
                  <Protocol><Type>%1$s</Type><TTL>1</TTL><Server>%2$s</Server><Port>%3$d</Port>
                    <LoginName>%4$s</LoginName><DomainRequired>off</DomainRequired>
                    <SPA>off</SPA><SSL>on</SSL><AuthRequired>on</AuthRequired></Protocol>
            """.formatted(type, host, port, login);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
