package org.mailmax.web.wellknown;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailmax.administration.LeavingGroups;
import org.mailmax.administration.LeavingGroups.Membership;
import org.mailmax.web.shared.Preferences;
import org.mailmax.web.shared.Texts;

/// Where members of groups leave (RFC 8058). Looking at the page changes nothing, since programs look at every address
/// in a message; a POST leaves at once, whatever its body says and without any cookie (§3.1).
@WebServlet("/unsubscribe/*")
public class UnsubscribeServlet extends HttpServlet {

    /// The one page of ours without scripts that has a form.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Inject
    private LeavingGroups groups;

    @Inject
    private Texts texts;

    @Inject
    private Preferences preferences;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Membership> membership = groups.find(token(request));
        if (membership.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            write(response, texts.get("unsubscribe.nobody"), "");
            return;
        }
        String button = "<form method=\"post\"><button name=\"List-Unsubscribe\" value=\"One-Click\">"
                + escaped(texts.get("unsubscribe.leave")) + "</button></form>";
        write(response, said("unsubscribe.ask", membership.get()), button);
    }

    /// Once more is no mistake: the program of a member may try again.
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Membership> left = groups.leave(token(request));
        write(
                response,
                left.map(membership -> said("unsubscribe.done", membership))
                        .orElseGet(() -> texts.get("unsubscribe.nobody")),
                "");
    }

    private String said(String key, Membership membership) {
        return texts.get(key, membership.member(), membership.group());
    }

    private static String token(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private void write(HttpServletResponse response, String sentence, String form) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.getWriter().write("""
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s – MailMax</title>
            <link rel="stylesheet" href="/error/error.css">
            </head>
            <body><main><h1>%s</h1><p>%s</p>%s</main></body>
            </html>
            """.formatted(
                        preferences.getLanguage(),
                        escaped(texts.get("unsubscribe.title")),
                        escaped(texts.get("unsubscribe.title")),
                        escaped(sentence),
                        form));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
