package org.mailmax.queue.report;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.util.ByteArrayDataSource;

/// A part whose octets go out as they are.
final class RawPart extends MimeBodyPart {

    RawPart(byte[] octets, String type) throws MessagingException {
        setDataHandler(new DataHandler(new ByteArrayDataSource(octets, type)));
        setHeader("Content-Type", type);
        setHeader("Content-Transfer-Encoding", isAscii(octets) ? "7bit" : "8bit");
    }

    /// The header is complete; Jakarta Mail would think of encodings of its own.
    @Override
    protected void updateHeaders() {}

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }
}
