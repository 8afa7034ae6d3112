package org.mailmax.administration;

import java.util.List;
import org.mailmax.mail.address.EmailAddress;

/// Everything an administrator sees of an account.
public record AccountDetails(AccountSummary summary, List<EmailAddress> aliases, List<EmailAddress> forwards) {}
