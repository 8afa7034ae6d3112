package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.EmailAddress;

/// Changes single settings of a mailbox by their names on the operator's console: `store-mail`, `quota`.
@ApplicationScoped
public class AccountChanges {

    @Inject
    private AccountAdministration accounts;

    /// @param changes values by name; what is not named stays as it is
    public void apply(Actor actor, EmailAddress address, Map<String, String> changes) throws AdministrationException {
        List<String> words = changes.entrySet().stream()
                .map(change -> change.getKey() + "=" + change.getValue())
                .toList();
        try {
            accounts.configure(
                    actor,
                    address,
                    AccountSwitches.apply(
                            accounts.show(actor, address).summary().settings(), words));
        } catch (UsageException e) {
            throw new InvalidValue(Field.SETTING, e.getMessage());
        }
    }
}
