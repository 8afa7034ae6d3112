package org.mailmax.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mailmax.mail.port.MailException;

/// Makes messages durable, many at once.
@ApplicationScoped
public class GroupCommit {

    /// Stores messages, all or none. When this returns, octets and rows are forced to the device, and whoever watches
    /// the
    /// folders has been told. Must be called outside a transaction.
    ///
    /// @throws MailException.TryLater when the storage is out of reach or too much is waiting; nothing was stored
    /// @throws MailException.NoSuchFolder when a folder is gone
    public List<Deposited> deposit(List<Deposit> unit) throws MailException {
        throw new MailException.TryLater("the store of " + unit.size() + " messages is not open yet");
    }
}
