package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Passwords;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Does one thing with many mailboxes of a domain. Each is a transaction and an audit record of its own: what is
/// refused for one does not keep the others from it, and the answer says what became of each.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkAdministration {

    /// The most mailboxes at once: each new password costs some tens of milliseconds to hash.
    public static final int MAX_MAILBOXES = 1000;

    @Inject
    private Permissions permissions;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private Passwords passwords;

    /// The mailboxes of the domain that match a filter.
    ///
    /// @throws LimitReached when they are more than [#MAX_MAILBOXES]
    public List<EmailAddress> matching(Actor actor, DomainName domain, String filter) throws AdministrationException {
        ListRequest<AccountSummary.Column> request =
                new ListRequest<>(filter, AccountSummary.Column.ADDRESS, Order.ASCENDING, 0, MAX_MAILBOXES);
        Page<AccountSummary> page = accounts.list(actor, domain, request);
        requireFew(page.total());
        return page.rows().stream().map(AccountSummary::address).toList();
    }

    /// Does it with each of them.
    public List<BulkOutcome> run(Actor actor, DomainName domain, Collection<EmailAddress> mailboxes, BulkAction action)
            throws AdministrationException {
        permissions.require(actor, domain);
        requireFew(mailboxes.size());
        if (action instanceof BulkAction.AllowProtocols(var protocols) && !Access.PROTOCOLS.containsAll(protocols)) {
            throw new InvalidValue(Field.SETTING, "People log in by imap, pop3, submission or webmail.");
        }
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (EmailAddress mailbox : new LinkedHashSet<>(mailboxes)) {
            outcomes.add(outcome(actor, domain, mailbox, action));
        }
        return outcomes;
    }

    private static void requireFew(long count) throws LimitReached {
        if (count > MAX_MAILBOXES) {
            throw new LimitReached(
                    Field.LIMIT, "At most " + MAX_MAILBOXES + " mailboxes are changed at once.", MAX_MAILBOXES);
        }
    }

    private BulkOutcome outcome(Actor actor, DomainName domain, EmailAddress mailbox, BulkAction action) {
        try {
            if (!mailbox.domain().equals(domain)) {
                throw new InvalidValue(Field.ADDRESS, "This mailbox is in another domain.");
            }
            return new BulkOutcome(mailbox, act(actor, mailbox, action), Optional.empty());
        } catch (AdministrationException refusal) {
            return new BulkOutcome(mailbox, Optional.empty(), Optional.of(refusal));
        }
    }

    /// The password that was made, if one was.
    private Optional<String> act(Actor actor, EmailAddress mailbox, BulkAction action) throws AdministrationException {
        switch (action) {
            case BulkAction.Retire _ -> accounts.retire(actor, mailbox);
            case BulkAction.Restore _ -> accounts.restore(actor, mailbox);
            case BulkAction.ResetPassword _ -> {
                return Optional.of(resetPassword(actor, mailbox));
            }
            case BulkAction.Suspend _, BulkAction.Activate _, BulkAction.SetQuota _, BulkAction.AllowProtocols _ -> {
                AccountSettings before = accounts.show(actor, mailbox).summary().settings();
                accounts.configure(actor, mailbox, changed(before, action));
            }
        }
        return Optional.empty();
    }

    private String resetPassword(Actor actor, EmailAddress mailbox) throws AdministrationException {
        if (accounts.show(actor, mailbox).summary().isGroup()) {
            throw new InvalidValue(Field.PASSWORD, "Nobody logs in to a group.");
        }
        String password = passwords.generate();
        accounts.setPassword(actor, mailbox, password);
        return password;
    }

    private static AccountSettings changed(AccountSettings before, BulkAction action) {
        return switch (action) {
            case BulkAction.Suspend _ -> before.withAccess(access(before, true));
            case BulkAction.Activate _ -> before.withEnabled(true).withAccess(access(before, false));
            case BulkAction.SetQuota(long octets) -> before.withQuota(octets);
            case BulkAction.AllowProtocols(var protocols) ->
                before.withAccess(new Access(before.access().suspended(), protocols));
            case BulkAction.Retire _, BulkAction.Restore _, BulkAction.ResetPassword _ -> before;
        };
    }

    private static Access access(AccountSettings settings, boolean suspended) {
        return new Access(suspended, settings.access().protocols());
    }

    /// The actions that need no more than their name, in the words of console and API.
    public static Optional<BulkAction> plain(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "suspend" -> new BulkAction.Suspend();
                    case "activate" -> new BulkAction.Activate();
                    case "password" -> new BulkAction.ResetPassword();
                    case "retire" -> new BulkAction.Retire();
                    case "restore" -> new BulkAction.Restore();
                    default -> null;
                });
    }
}
