package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Manage Aliases.
@Named("aliases")
@RequestScoped
public class AliasesView {

    @Inject
    private AliasAdministration aliases;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String name = "";

    public void add() {
        try {
            EmailAddress added = aliases.add(session.who(), mailbox.address(), name);
            toast.done("alias.added", added.toString(), mailbox.address().toString());
            name = "";
            mailbox.refresh();
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.ALIAS, "aliasForm:name"));
        }
    }

    public void delete(EmailAddress alias) {
        try {
            aliases.delete(session.who(), mailbox.address(), alias);
            toast.done("alias.deleted", alias.toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        mailbox.refresh();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
