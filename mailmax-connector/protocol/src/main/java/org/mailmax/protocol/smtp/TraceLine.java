package org.mailmax.protocol.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;

/// The `Received:` field that says how a message came here (RFC 5321 §4.4).
final class TraceLine {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Peer peer;
    private final SmtpState.Transaction transaction;
    private final SmtpSettings settings;
    private final String id;

    TraceLine(Peer peer, SmtpState.Transaction transaction, SmtpSettings settings, String id) {
        this.peer = peer;
        this.transaction = transaction;
        this.settings = settings;
        this.id = id;
    }

    String text(ZonedDateTime now) {
        return "Received: from " + transaction.client().name() + " (" + literal() + ")\r\n"
                + "\tby " + settings.hostname() + " with " + protocol() + " id " + id + recipient() + ";\r\n"
                + "\t" + DATE.format(now) + "\r\n";
    }

    /// RFC 3848, RFC 6531 §4.3.
    String protocol() {
        boolean lmtp = peer.service() == Service.LMTP;
        boolean utf8 = transaction.mail().parameters().internationalised();
        boolean extended = transaction.client().extended();
        String base = lmtp ? "LMTP" : utf8 ? "SMTP" : extended ? "ESMTP" : "SMTP";
        return (utf8 ? "UTF8" : "")
                + base
                + (extended && peer.secure() ? "S" : "")
                + (transaction.client().identity().isPresent() ? "A" : "");
    }

    /// The only recipient; several are not told to each other (RFC 5321 §7.2).
    private String recipient() {
        Set<EmailAddress> recipients = transaction.recipients().keySet();
        return recipients.size() == 1 ? "\r\n\tfor <" + recipients.iterator().next() + ">" : "";
    }

    /// RFC 5321 §4.1.3.
    private String literal() {
        InetAddress address = peer.remote().getAddress();
        return address instanceof Inet6Address
                ? "[IPv6:" + address.getHostAddress().replaceFirst("%.*", "") + "]"
                : "[" + address.getHostAddress() + "]";
    }
}
