package org.mailmax.web.webmail.message;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;

/// Saves a part of a message, or with `part=source` the whole message. The browser is told to save and never to show
/// what comes, whatever type the sender gave it.
@WebServlet("/webmail/message/part")
public class AttachmentServlet extends HttpServlet {

    private static final String WHOLE = "source";

    @Inject
    private MessageSource source;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Optional<MessageView> message = source.find(request);
            String path = String.valueOf(request.getParameter("part"));
            if (message.isPresent() && path.equals(WHOLE)) {
                save(
                        message.get().content().orElseThrow().open(),
                        "message-" + message.get().uid() + ".eml",
                        "message/rfc822",
                        response);
                return;
            }
            Optional<Part> part = message.flatMap(found -> parts(found).byPath(path));
            if (part.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            Content content = message.get().content().orElseThrow();
            save(
                    PartText.open(content, part.get()),
                    part.get().name(),
                    part.get().type(),
                    response);
        } catch (MailException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static MessageParts parts(MessageView message) {
        return MessageParts.of(message.summary().orElseThrow().structure());
    }

    private static void save(InputStream octets, String name, String type, HttpServletResponse response)
            throws IOException {
        response.setContentType(savedType(type));
        response.setHeader("Content-Disposition", disposition(name));
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        try (octets) {
            octets.transferTo(response.getOutputStream());
        }
    }

    /// Types a browser would run or render as a page of ours go as plain octets.
    static String savedType(String type) {
        boolean passive = type.startsWith("image/") && !type.contains("svg")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.equals("application/pdf")
                || type.equals("application/zip")
                || type.equals("message/rfc822");
        return passive ? type : "application/octet-stream";
    }

    /// RFC 6266 §4.3: the name in UTF-8, and a plain one for old readers.
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
