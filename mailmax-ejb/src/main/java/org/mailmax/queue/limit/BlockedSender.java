package org.mailmax.queue.limit;

import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// An account that may not send, because something is wrong with what it sends.
public record BlockedSender(AccountId account, EmailAddress address, Instant since, String because) {}
