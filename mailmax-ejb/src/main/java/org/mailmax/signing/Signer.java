package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.message.Content;

/// Signs messages by DKIM (RFC 6376). Signatures are fields to be put before a message whose octets stay as they are.
@ApplicationScoped
public class Signer {

    @Inject
    private ActiveKeys keys;

    /// The DKIM-Signature fields for a message, each with its CRLF: one for each kind of key the domain has. Empty when
    /// the domain is none of ours or has no key in use, or when the message has no From field.
    ///
    /// @param message exactly the octets that are sent, from the first header field on
    /// @param domain of ours that vouches for the message: the one of the account that sends it, whatever the
    /// message says of its author; with our own reports and responses the one of their From field
    /// @throws IOException when the message cannot be read
    public String sign(Content message, DomainName domain) throws IOException {
        return sign(message, domain, Instant.now());
    }

    String sign(Content message, DomainName domain, Instant now) throws IOException {
        List<SecretKey> active = keys.of(domain);
        Optional<HeaderBlock> header = active.isEmpty() ? Optional.empty() : HeaderBlock.read(message);
        return header.isPresent() && header.get().count("from") > 0 ? signed(message, header.get(), active, now) : "";
    }

    private static String signed(Content message, HeaderBlock header, List<SecretKey> active, Instant now)
            throws IOException {
        long bodyAt = header.bodyAt();
        try (InputStream body = message.slice(bodyAt, message.size() - bodyAt).open()) {
            DkimSignature signature = new DkimSignature(header, SignedFields.of(header), BodyHash.of(body), now);
            StringBuilder fields = new StringBuilder();
            for (SecretKey key : active) {
                fields.append(signature.by(key));
            }
            return fields.toString();
        } catch (GeneralSecurityException e) {
            throw new IOException("a message cannot be signed", e);
        }
    }
}
