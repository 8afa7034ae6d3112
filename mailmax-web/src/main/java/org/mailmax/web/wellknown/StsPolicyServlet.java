package org.mailmax.web.wellknown;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.mail.address.DomainName;

/// The policy of the domain that is asked for as `mta-sts.DOMAIN` (RFC 8461 §3.2).
@WebServlet("/.well-known/mta-sts.txt")
public class StsPolicyServlet extends HttpServlet {

    private static final String PREFIX = "mta-sts.";

    @Inject
    private DnsAdministration dns;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> policy = domain(request.getServerName()).flatMap(dns::policy);
        if (policy.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(policy.get());
    }

    private static Optional<DomainName> domain(String host) {
        return host.startsWith(PREFIX) ? DomainName.parse(host.substring(PREFIX.length())) : Optional.empty();
    }
}
