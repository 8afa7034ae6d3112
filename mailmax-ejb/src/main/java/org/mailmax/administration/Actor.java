package org.mailmax.administration;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Who administers. Made by [AdminLogin], by the guard of the pages for those who read their own mail, and by the
/// operator's console; passed to every use case; whether the administrator still exists is looked up each time.
public sealed interface Actor {

    /// The name that stands in the audit records.
    String name();

    /// May do everything.
    record SystemAdministrator(long id, EmailAddress address) implements Actor {
        @Override
        public String name() {
            return address.toString();
        }
    }

    /// May do everything within one domain.
    record Postmaster(long id, EmailAddress address, DomainName domain) implements Actor {
        @Override
        public String name() {
            return address.toString();
        }
    }

    /// May do everything within the domains entrusted to it, and add some.
    record Reseller(long id, EmailAddress address) implements Actor {

        @Override
        public String name() {
            return address.toString();
        }
    }

    /// Has a mailbox, and looks after that alone.
    record User(AccountId account, EmailAddress address) implements Actor {

        @Override
        public String name() {
            return address.toString();
        }
    }

    /// Whoever can reach the operator's console on the machine itself: may do everything.
    record Operator() implements Actor {
        @Override
        public String name() {
            return "operator";
        }
    }
}
