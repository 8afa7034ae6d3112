package org.mailmax.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailmax.directory.AccountSettings;

/// What changed, before and after, as it stands in the audit records.
final class Changes {

    private Changes() {}

    static String between(AccountSettings before, AccountSettings after) {
        List<String> changes = new ArrayList<>();
        add(changes, "enabled", before.enabled(), after.enabled());
        add(changes, "suspended", before.access().suspended(), after.access().suspended());
        add(changes, "protocols", before.access().protocols(), after.access().protocols());
        add(changes, "store mail", before.storeMail(), after.storeMail());
        add(changes, "forwarding", before.allowForwarding(), after.allowForwarding());
        add(changes, "quota", before.quotaOctets(), after.quotaOctets());
        add(changes, "responder", before.responder(), after.responder());
        return changes.isEmpty() ? "nothing" : String.join(", ", changes);
    }

    static void add(List<String> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(name + ": " + before + " -> " + after);
        }
    }
}
