package org.mailmax.administration;

import java.util.List;
import org.mailmax.mail.address.EmailAddress;

/// The aliases the user of a mailbox has made.
///
/// @param allowed how many there may be; 0 for none
public record OwnAliases(int allowed, List<EmailAddress> made) {

    public OwnAliases {
        made = List.copyOf(made);
    }

    /// How many more may be made.
    public int left() {
        return Math.max(0, allowed - made.size());
    }
}
