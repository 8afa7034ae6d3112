package org.mailmax.administration;

import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;

/// A mailbox put aside.
///
/// @param deletedAt when it goes for good, unless it is restored
public record RetiredAccount(EmailAddress address, Instant retiredAt, Instant deletedAt) {}
