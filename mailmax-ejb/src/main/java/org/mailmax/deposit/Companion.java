package org.mailmax.deposit;

import org.mailmax.mail.port.MailException;

/// Rows that become true together with a message: queue entries, marks of sent responses.
@FunctionalInterface
public interface Companion {

    /// Called inside the transaction, by the committing thread. When the transaction fails, it is called again for
    /// the next attempt, so it must not remember that it was called.
    void write(BatchTransaction transaction, long contentId) throws MailException;
}
