package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.access.MembershipNews;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Domains;
import org.mailmax.directory.MailboxMember;
import org.mailmax.directory.MailboxMembers;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;

/// Who uses a mailbox beside its owner. A mailbox with members is a shared one; it needs no login of its own.
@Stateless
public class MemberAdministration {

    /// More are a mailing list.
    public static final int MAX_MEMBERS = 200;

    /// Nobody reads more mailboxes beside the own one; each costs at every list of folders.
    public static final int MAX_MEMBERSHIPS = 50;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private Domains domains;

    @Inject
    private MailboxMembers members;

    @Inject
    private MembershipNews news;

    @Inject
    private AuditTrail audit;

    public List<MailboxMemberEntry> list(Actor actor, EmailAddress mailbox) throws AdministrationException {
        permissions.requireAccount(actor, mailbox);
        return members.of(mailbox(mailbox)).stream()
                .map(found -> new MailboxMemberEntry(found.member().address(), found.right()))
                .toList();
    }

    /// Makes somebody a member, or gives a member another right. Only who administers both may do so.
    public void set(Actor actor, EmailAddress mailbox, EmailAddress member, MailboxRight right)
            throws AdministrationException {
        permissions.require(actor, mailbox.domain());
        permissions.require(actor, member.domain());
        if (!MailboxRight.OF_MEMBERS.contains(right)) {
            throw new InvalidValue(Field.SETTING, "A member may read, write, or send too.");
        }
        domains.lock(mailbox.domain());
        Account shared = mailbox(mailbox);
        Account who = accounts.find(member)
                .filter(found -> found.kind() == Account.Kind.MAILBOX)
                .orElseThrow(() -> new InvalidValue(Field.MEMBER, "There is no mailbox " + member + "."));
        if (shared.id().equals(who.id())) {
            throw new InvalidValue(Field.MEMBER, "Nobody is a member of the own mailbox.");
        }
        Optional<MailboxMember> known = members.find(shared, who);
        if (known.isPresent()) {
            known.get().allow(right);
        } else {
            checkRoom(shared, who);
            members.add(shared, who, right);
        }
        news.joined(who.id(), shared.id(), shared.address());
        audit.record(actor, AuditAction.MEMBER_SET, mailbox, change(member, known.isPresent(), right));
    }

    public void delete(Actor actor, EmailAddress mailbox, EmailAddress member) throws AdministrationException {
        permissions.require(actor, mailbox.domain());
        Account shared = mailbox(mailbox);
        MailboxMember found = accounts.find(member)
                .flatMap(who -> members.find(shared, who))
                .orElseThrow(() -> new NotFound(Field.MEMBER, member + " is no member of " + mailbox + "."));
        members.remove(found);
        news.left(found.member().id(), shared.id(), shared.address());
        audit.record(actor, AuditAction.MEMBER_DELETE, mailbox, member.toString());
    }

    private void checkRoom(Account shared, Account who) throws LimitReached {
        if (members.of(shared).size() >= MAX_MEMBERS) {
            throw new LimitReached(Field.MEMBER, "A mailbox has at most " + MAX_MEMBERS + " members.", MAX_MEMBERS);
        }
        if (members.memberships(who.id()).size() >= MAX_MEMBERSHIPS) {
            throw new LimitReached(
                    Field.MEMBER, "Nobody uses more than " + MAX_MEMBERSHIPS + " shared mailboxes.", MAX_MEMBERSHIPS);
        }
    }

    private static String change(EmailAddress member, boolean known, MailboxRight right) {
        return member + (known ? " changed to " : " may ") + right.name().toLowerCase(Locale.ROOT);
    }

    private Account mailbox(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .filter(found -> found.kind() == Account.Kind.MAILBOX)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}
