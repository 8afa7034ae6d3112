package org.mailmax.mail.port;

/// Whoever has messages to send: is told when the way out opens and when it closes.
public interface MailDispatch {

    /// Messages may be sent by this relay from now on. Returns at once.
    void open(MailRelay relay);

    /// The way out closes. Returns when nothing is handed over any more.
    void close();
}
