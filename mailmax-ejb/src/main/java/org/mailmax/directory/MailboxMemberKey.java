package org.mailmax.directory;

import java.io.Serializable;
import java.util.Objects;

/// The primary key of a [MailboxMember]: the keys of both accounts.
public class MailboxMemberKey implements Serializable {

    private long mailbox;
    private long member;

    public MailboxMemberKey() {}

    public MailboxMemberKey(long mailbox, long member) {
        this.mailbox = mailbox;
        this.member = member;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxMemberKey that && mailbox == that.mailbox && member == that.member;
    }

    @Override
    public int hashCode() {
        return Objects.hash(mailbox, member);
    }
}
