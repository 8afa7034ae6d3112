package org.mailmax.mail.folder;

import java.util.List;

/// What somebody may do with a mailbox. Each right includes those before it.
public enum MailboxRight {
    /// See folders and messages.
    READ,
    /// Change them too: flags, messages, folders.
    WRITE,
    /// Send under the mailbox's addresses too.
    SEND,
    /// It is one's own.
    OWN;

    /// Those that members of a shared mailbox can have.
    public static final List<MailboxRight> OF_MEMBERS = List.of(READ, WRITE, SEND);

    public boolean includes(MailboxRight needed) {
        return compareTo(needed) >= 0;
    }
}
