package org.mailmax.web.webmail.message;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Preferences;
import org.mailmax.web.webmail.message.MessageBody.Rendered;

/// The document of the frame a message is read in. It stands alone: no script, no form, no request to anywhere, and a
/// foreign origin even when somebody opens its address outside the frame.
@WebServlet("/webmail/message/body")
public class MessageBodyServlet extends HttpServlet {

    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String STYLE = """
        :root{color-scheme:light dark}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
        body{margin:0;padding:1.25rem 1.5rem;font:15px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
        overflow-wrap:anywhere;background:light-dark(#fff,#12161f);color:light-dark(#1c2434,#dde3ee)}
        body.rich{background:#fff;color:#1c2434;color-scheme:light}
        .text{white-space:pre-wrap}a{color:light-dark(#2456d6,#8ab0ff)}.rich a{color:#2456d6}
        img{max-width:100%;height:auto}table{max-width:100%}
        .q1{color:light-dark(#2b6a9b,#8fc3ec)}.q2{color:light-dark(#4c7a34,#a5cf8e)}.q3{color:light-dark(#8a5a9c,#cfa7de)}
        blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #cbd5e4}
        section+section{border-top:1px solid light-dark(#e2e7f0,#2a3242);margin-top:1.5rem;padding-top:1.5rem}
        .cut{text-align:center;font-size:2rem}@media(max-width:600px){body{padding:1rem}}
        """;

    @Inject
    private MessageSource source;

    @Inject
    private MessageBody body;

    @Inject
    private Preferences preferences;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Optional<MessageView> message = source.find(request);
            if (message.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            write(message.get(), request.getParameter("remote") != null, response);
        } catch (MailException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void write(MessageView message, boolean remote, HttpServletResponse response) throws IOException {
        Content content = message.content().orElseThrow();
        MessageParts parts = MessageParts.of(message.summary().orElseThrow().structure());
        Rendered rendered = body.render(parts, content, remote);
        response.setHeader(
                "Content-Security-Policy", remote ? POLICY.replace("img-src data:", "img-src data: https:") : POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"" + preferences.getLanguage() + "\" data-theme=\""
                        + preferences.getTheme() + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                        + "content=\"width=device-width\"><title></title><style>" + STYLE + "</style></head><body"
                        + (rendered.rich() ? " class=\"rich\">" : ">") + rendered.html() + "</body></html>");
    }
}
