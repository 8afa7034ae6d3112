package org.mailmax.web.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/// Headers every answer carries. Faces pages get their Content-Security-Policy, with the nonce of their scripts, from
/// PrimeFaces (`primefaces.CSP_POLICY` in web.xml); two policies would both hold, so this filter leaves them alone.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {

    static final String STATIC_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (!request.getServletPath().endsWith(".xhtml")) {
            response.setHeader("Content-Security-Policy", STATIC_POLICY);
        }
        if (!isResource(request.getServletPath())) {
            response.setHeader("Cache-Control", "no-store");
        }
        boolean upgrades = request.getHeader("Upgrade") != null;
        chain.doFilter(new InUtf8(request), upgrades ? response : new OfThisHost(response));
    }

    /// Redirects name a page of this host by its path alone: the request may call the host what it
    /// likes.
    private static final class OfThisHost extends HttpServletResponseWrapper {

        OfThisHost(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            sendRedirect(location, SC_FOUND, true);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            if (!location.startsWith("/") || location.startsWith("//")) {
                super.sendRedirect(location, status, clearBuffer);
                return;
            }
            if (clearBuffer) {
                resetBuffer();
            }
            setStatus(status);
            setHeader("Location", location);
        }
    }

    /// A request whose parameters are UTF-8 from the beginning (`request-character-encoding` in web.xml). Faces says
    /// so again with every page, when they have long been read, and Payara would write a warning into the log each
    /// time.
    private static final class InUtf8 extends HttpServletRequestWrapper {

        InUtf8(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void setCharacterEncoding(String encoding) {
            // It is set.
        }

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }
    }

    private static boolean isResource(String path) {
        return path.startsWith("/jakarta.faces.resource/") || path.startsWith("/error/");
    }
}
