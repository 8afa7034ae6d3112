package org.mailmax.mail.port;

/// Whoever looks after the sessions: is told when there are some to look after, and when there are no more.
public interface MailSupervision {

    /// These are the sessions from now on. Returns at once.
    void open(OpenSessions sessions);

    /// Those sessions are over.
    void close();
}
