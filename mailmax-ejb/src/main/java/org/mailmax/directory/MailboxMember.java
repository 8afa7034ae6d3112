package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.mailmax.mail.folder.MailboxRight;

/// Somebody who uses the mailbox of another account beside the own one.
@Entity
@Table(name = "mailbox_member")
@IdClass(MailboxMemberKey.class)
public class MailboxMember {

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account mailbox;

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "member_id")
    private Account member;

    @Enumerated(EnumType.STRING)
    @Column(name = "mailbox_right")
    private MailboxRight right;

    protected MailboxMember() {}

    public MailboxMember(Account mailbox, Account member, MailboxRight right) {
        this.mailbox = mailbox;
        this.member = member;
        this.right = right;
    }

    public Account mailbox() {
        return mailbox;
    }

    public Account member() {
        return member;
    }

    public MailboxRight right() {
        return right;
    }

    public void allow(MailboxRight wanted) {
        right = wanted;
    }
}
