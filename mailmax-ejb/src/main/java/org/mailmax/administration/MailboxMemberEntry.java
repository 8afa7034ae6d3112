package org.mailmax.administration;

import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;

/// One of several people who use a mailbox.
public record MailboxMemberEntry(EmailAddress address, MailboxRight right) {}
