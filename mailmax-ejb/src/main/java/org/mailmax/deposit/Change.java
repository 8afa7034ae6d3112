package org.mailmax.deposit;

import org.mailmax.mail.port.MailException;

/// Something that becomes true without any new message, in the same transaction and with the same force as messages of
/// others.
@FunctionalInterface
public interface Change {

    /// Called inside the transaction, by the committing thread, and again for each further attempt.
    void write(BatchTransaction transaction) throws MailException;
}
