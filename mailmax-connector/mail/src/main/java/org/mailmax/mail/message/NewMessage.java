package org.mailmax.mail.message;

import java.time.Instant;
import java.util.Optional;

/// A message to be put into a folder.
///
/// @param received its internal date; now, when absent
public record NewMessage(Content content, Flags flags, Optional<Instant> received) {

    public static NewMessage of(Content content) {
        return new NewMessage(content, Flags.NONE, Optional.empty());
    }
}
