package org.mailmax.harness;

import java.nio.charset.StandardCharsets;
import org.mailmax.mail.message.Content;

/// Messages for tests.
public final class Messages {

    private static final String LINE = "The quick brown fox jumps over the lazy dog and the rain falls mainly.\r\n";

    private Messages() {}

    /// A message with this subject and text.
    public static Content text(String subject) {
        return octets(head(subject) + subject + "\r\n");
    }

    /// A message of about this size.
    public static Content ofSize(String subject, int octets) {
        StringBuilder text = new StringBuilder(head(subject));
        while (text.length() < octets) {
            text.append(LINE);
        }
        return octets(text.toString());
    }

    public static Content octets(String text) {
        return Content.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(String subject) {
        return "From: Ann <ann@example.test>\r\nTo: Bob <bob@example.test>\r\nSubject: " + subject
                + "\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@example.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n";
    }
}
