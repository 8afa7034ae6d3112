package org.mailmax.directory;

/// The switches of an account.
///
/// @param enabled false: takes no mail, and nobody logs in
/// @param storeMail whether arriving mail stays on the server; turned off by those who forward all of it
/// @param allowForwarding whether mail goes on to the account's forwarding addresses
/// @param quotaOctets how much the account may hold, in octets; 0 means without limit
public record AccountSettings(
        boolean enabled,
        boolean storeMail,
        boolean allowForwarding,
        ResponderSettings responder,
        long quotaOctets,
        Access access) {

    /// What a new account starts with: mail is stored, nothing else happens.
    public static final AccountSettings INITIAL =
            new AccountSettings(true, true, false, ResponderSettings.OFF, 0, Access.OPEN);

    public AccountSettings withEnabled(boolean value) {
        return new AccountSettings(value, storeMail, allowForwarding, responder, quotaOctets, access);
    }

    public AccountSettings withStoreMail(boolean value) {
        return new AccountSettings(enabled, value, allowForwarding, responder, quotaOctets, access);
    }

    public AccountSettings withForwarding(boolean value) {
        return new AccountSettings(enabled, storeMail, value, responder, quotaOctets, access);
    }

    public AccountSettings withResponder(ResponderSettings value) {
        return new AccountSettings(enabled, storeMail, allowForwarding, value, quotaOctets, access);
    }

    public AccountSettings withQuota(long octets) {
        return new AccountSettings(enabled, storeMail, allowForwarding, responder, octets, access);
    }

    public AccountSettings withAccess(Access value) {
        return new AccountSettings(enabled, storeMail, allowForwarding, responder, quotaOctets, value);
    }

    /// Whether somebody who had logged in under the settings before may be where that is not allowed any more.
    public boolean closesDoorsOf(AccountSettings before) {
        return Access.PROTOCOLS.stream()
                .anyMatch(door -> before.enabled && before.access.allows(door) && !(enabled && access.allows(door)));
    }
}
