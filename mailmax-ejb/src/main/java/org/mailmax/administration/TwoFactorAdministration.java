package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.Actor.Postmaster;
import org.mailmax.administration.Actor.Reseller;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.Actor.User;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.SecondFactor.Owner;
import org.mailmax.directory.SecondFactors;
import org.mailmax.mail.address.EmailAddress;

/// The own authenticator app: switching it on with a code, off with a code. Whoever administers somebody may switch it
/// off for a person who has lost both app and recovery codes.
@Stateless
public class TwoFactorAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private SecondFactors factors;

    @Inject
    private Accounts accounts;

    @Inject
    private Administrators administrators;

    @Inject
    private AuditTrail audit;

    public boolean isOn(Actor actor) throws AdministrationException {
        return factors.isOn(owner(actor));
    }

    public int recoveryCodesLeft(Actor actor) throws AdministrationException {
        return factors.recoveryCodesLeft(owner(actor));
    }

    /// @return the secret in Base32, for the app; in force only after [#confirm]
    public String begin(Actor actor) throws AdministrationException {
        Owner owner = owner(actor);
        if (factors.isOn(owner)) {
            throw new NotYet("It is on already.");
        }
        return factors.begin(owner);
    }

    /// @param code what the app shows
    /// @return the recovery codes, to be shown once
    public List<String> confirm(Actor actor, String code) throws AdministrationException {
        Owner owner = owner(actor);
        Optional<List<String>> recovery = factors.confirm(owner, code);
        if (recovery.isEmpty()) {
            throw new InvalidValue(Field.CODE, "This is not the code the app shows now.");
        }
        mark(actor, true);
        audit.record(actor, AuditAction.SECOND_FACTOR_ON, actor.name());
        return recovery.get();
    }

    public void switchOff(Actor actor, String code) throws AdministrationException {
        Owner owner = owner(actor);
        if (!factors.accepts(owner, code)) {
            throw new InvalidValue(Field.CODE, "This is not the code the app shows now.");
        }
        factors.switchOff(owner);
        mark(actor, false);
        audit.record(actor, AuditAction.SECOND_FACTOR_OFF, actor.name());
    }

    /// Switches it off for the user of a mailbox.
    public void reset(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
        factors.switchOff(Owner.of(account.id()));
        account.useSecondFactor(false);
        audit.record(actor, AuditAction.SECOND_FACTOR_OFF, address, "by an administrator");
    }

    private void mark(Actor actor, boolean on) {
        if (actor instanceof User who) {
            accounts.find(who.account()).ifPresent(account -> account.useSecondFactor(on));
        }
    }

    private Owner owner(Actor actor) throws NotAllowed {
        Optional<Owner> owner =
                switch (actor) {
                    case User who ->
                        accounts.find(who.account()).filter(Account::isInUse).map(account -> Owner.of(account.id()));
                    case SystemAdministrator who -> administrator(who.id());
                    case Reseller who -> administrator(who.id());
                    case Postmaster who -> administrator(who.id());
                    case Actor.Operator _ -> Optional.empty();
                };
        return owner.orElseThrow(() -> new NotAllowed("You have no password of your own."));
    }

    private Optional<Owner> administrator(long id) {
        return administrators.find(id).map(found -> Owner.ofAdministrator(found.id()));
    }
}
