package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.OwnAliasAdministration;
import org.mailmax.administration.OwnAliases;
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
    private OwnAliasAdministration ownAliases;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String name = "";
    private int allowed;

    /// An administrator adds any; the user the own ones.
    public void add() {
        try {
            EmailAddress added = session.isUser()
                    ? ownAliases.add(session.who(), mailbox.address(), name)
                    : aliases.add(session.who(), mailbox.address(), name);
            toast.done("alias.added", added.toString(), mailbox.address().toString());
            name = "";
            mailbox.refresh();
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.ALIAS, "aliasForm:name"));
        }
    }

    public void delete(EmailAddress alias) {
        try {
            if (session.isUser()) {
                ownAliases.delete(session.who(), mailbox.address(), alias);
            } else {
                aliases.delete(session.who(), mailbox.address(), alias);
            }
            toast.done("alias.deleted", alias.toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        mailbox.refresh();
    }

    /// Lets the user make so many.
    public void allow() {
        try {
            ownAliases.allow(session.who(), mailbox.address(), allowed);
            toast.done("mailbox.changed", mailbox.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.LIMIT, "ownForm:allowed"));
        }
    }

    public OwnAliases getOwn() throws AdministrationException {
        return ownAliases.show(session.who(), mailbox.address());
    }

    /// Whether the visitor may remove it.
    public boolean isRemovable(EmailAddress alias) throws AdministrationException {
        return !session.isUser() || getOwn().made().contains(alias);
    }

    /// Whether the visitor may add one.
    public boolean isOpen() throws AdministrationException {
        return !session.isUser() || getOwn().left() > 0;
    }

    public int getAllowed() throws AdministrationException {
        return getOwn().allowed();
    }

    public void setAllowed(int allowed) {
        this.allowed = allowed;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
