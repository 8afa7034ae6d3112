package org.mailmax.web.webmail.compose;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.mailmax.mail.address.EmailAddress;

/// Somebody a message is written to.
///
/// @param name empty when only the address was typed
public record Recipient(String name, EmailAddress address) {

    /// As an entry of an address field (RFC 5322 §3.4). The address was checked before; it is never parsed again.
    InternetAddress toHeader() {
        InternetAddress entry = new InternetAddress();
        entry.setAddress(address.toString());
        try {
            entry.setPersonal(name.isEmpty() ? null : name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return entry;
    }
}
