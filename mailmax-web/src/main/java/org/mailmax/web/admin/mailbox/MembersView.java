package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.Entries;
import org.mailmax.administration.MailboxMemberEntry;
import org.mailmax.administration.MemberAdministration;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// The people who use a mailbox.
@Named("members")
@RequestScoped
public class MembersView {

    @Inject
    private MemberAdministration members;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String name = "";
    private MailboxRight right = MailboxRight.WRITE;
    private List<MailboxMemberEntry> entries;

    /// Makes somebody a member, or gives a member another right.
    public void set() {
        try {
            EmailAddress member = name.contains("@")
                    ? Entries.address(Field.MEMBER, name)
                    : Entries.local(Field.MEMBER, name, mailbox.address().domain());
            members.set(session.who(), mailbox.address(), member, right);
            toast.done("member.added", member.toString(), mailbox.address().toString());
            name = "";
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.MEMBER, "memberForm:name"));
        }
        entries = null;
    }

    public void delete(EmailAddress member) {
        try {
            members.delete(session.who(), mailbox.address(), member);
            toast.done("member.deleted", member.toString(), mailbox.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        entries = null;
    }

    public List<MailboxMemberEntry> getEntries() throws AdministrationException {
        if (entries == null) {
            entries = mailbox.getSummary().isGroup() ? List.of() : members.list(session.who(), mailbox.address());
        }
        return entries;
    }

    public List<MailboxRight> getRights() {
        return MailboxRight.OF_MEMBERS;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public MailboxRight getRight() {
        return right;
    }

    public void setRight(MailboxRight right) {
        this.right = right;
    }
}
