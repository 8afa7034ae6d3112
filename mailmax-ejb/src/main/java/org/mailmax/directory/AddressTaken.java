package org.mailmax.directory;

import jakarta.ejb.ApplicationException;
import org.mailmax.mail.address.EmailAddress;

/// Somebody has claimed this address already, as account or alias, perhaps in this very moment.
@ApplicationException(rollback = true)
public final class AddressTaken extends Exception {

    private static final long serialVersionUID = 1L;

    public AddressTaken(EmailAddress address) {
        super(address + " is taken already", null, false, false);
    }
}
