package org.mailmax.administration;

import java.time.Duration;
import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// The right of one administrator to look into one mailbox for a while; given by [LookAdministration#begin] alone. It
/// stays on the server.
public final class Look {

    /// Who needs longer gives the reason again.
    public static final Duration VALID = Duration.ofMinutes(30);

    private final Actor actor;
    private final EmailAddress address;
    private final AccountId account;
    private final Instant until = Instant.now().plus(VALID);

    Look(Actor actor, EmailAddress address, AccountId account) {
        this.actor = actor;
        this.address = address;
        this.account = account;
    }

    Actor actor() {
        return actor;
    }

    public EmailAddress address() {
        return address;
    }

    AccountId account() {
        return account;
    }

    boolean isOver(Instant now) {
        return now.isAfter(until);
    }
}
