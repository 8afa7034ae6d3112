package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Forward;
import org.mailmax.mail.address.EmailAddress;

/// The addresses a mailbox forwards to.
@Stateless
public class ForwardAdministration {

    /// More would make one message a flood.
    public static final int MAX_FORWARDS = 100;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private ForwardLoops loops;

    @Inject
    private AuditTrail audit;

    public List<EmailAddress> list(Actor actor, EmailAddress account) throws AdministrationException {
        permissions.requireAccount(actor, account);
        return accounts.forwards(existing(account)).stream()
                .map(Forward::target)
                .toList();
    }

    /// @param target in the form `address@domain.com`
    public EmailAddress add(Actor actor, EmailAddress account, String target) throws AdministrationException {
        permissions.requireAccount(actor, account);
        Account owner = existing(account);
        EmailAddress address = Entries.address(Field.FORWARD, target);
        check(owner, address);
        if (!accounts.addForward(owner, address)) {
            throw alreadyThere(account, address);
        }
        audit.record(actor, AuditAction.FORWARD_ADD, account, "to " + address);
        return address;
    }

    public void delete(Actor actor, EmailAddress account, EmailAddress target) throws AdministrationException {
        permissions.requireAccount(actor, account);
        Forward forward = accounts.forward(existing(account), target)
                .orElseThrow(() -> new NotFound(Field.FORWARD, account + " does not forward to " + target + "."));
        accounts.removeForward(forward);
        audit.record(actor, AuditAction.FORWARD_DELETE, account, "to " + target);
    }

    /// Whether mail stays here and whether it goes on.
    ///
    /// @param storeMail whether it stays
    /// @param allow whether it goes to the forwarding addresses
    public void configure(Actor actor, EmailAddress account, boolean storeMail, boolean allow)
            throws AdministrationException {
        permissions.requireAccount(actor, account);
        Account owner = existing(account);
        AccountSettings before = owner.settings();
        if (allow && !before.allowForwarding()) {
            for (Forward forward : accounts.forwards(owner)) {
                loops.refuse(owner, forward.target());
            }
        }
        owner.change(before.withStoreMail(storeMail).withForwarding(allow));
        audit.record(
                actor,
                AuditAction.ACCOUNT_CHANGE,
                account,
                "store mail " + onOff(before.storeMail(), storeMail) + ", forwarding "
                        + onOff(before.allowForwarding(), allow));
    }

    private static String onOff(boolean before, boolean after) {
        String now = after ? "on" : "off";
        return before == after ? now : (before ? "on" : "off") + " -> " + now;
    }

    private void check(Account owner, EmailAddress target) throws AdministrationException {
        List<Forward> present = accounts.forwards(owner);
        if (present.stream().anyMatch(forward -> forward.target().equals(target))) {
            throw alreadyThere(owner.address(), target);
        }
        if (present.size() >= MAX_FORWARDS) {
            throw new InvalidValue(Field.FORWARD, "A mailbox forwards to at most " + MAX_FORWARDS + " addresses.");
        }
        loops.refuse(owner, target);
    }

    private static AlreadyTaken alreadyThere(EmailAddress account, EmailAddress target) {
        return new AlreadyTaken(Field.FORWARD, account + " forwards to " + target + " already.");
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}
