package org.mailmax.protocol.smtp;

/// What a client says of the message with MAIL.
///
/// @param size in octets, 0 when not said (RFC 1870 §6)
/// @param internationalised true with SMTPUTF8 (RFC 6531 §3.4)
/// @param any true when there was any parameter at all, which HELO does not allow
/// @param requests what it asks for
public record MailParameters(long size, boolean internationalised, boolean any, Requests requests) {

    public static final MailParameters NONE = new MailParameters(0, false, false, Requests.NONE);

    MailParameters with(Requests others) {
        return new MailParameters(size, internationalised, any, others);
    }
}
