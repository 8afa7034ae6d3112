package org.mailmax.administration;

import java.util.Locale;

/// What audit records tell of.
public enum AuditAction {
    DOMAIN_ADD,
    DOMAIN_CHANGE,
    DOMAIN_DELETE,
    ACCOUNT_ADD,
    ACCOUNT_CHANGE,
    ACCOUNT_PASSWORD,
    ACCOUNT_DELETE,
    ALIAS_ADD,
    ALIAS_DELETE,
    FORWARD_ADD,
    FORWARD_DELETE,
    ADMINISTRATOR_ADD,
    ADMINISTRATOR_PASSWORD,
    ADMINISTRATOR_DELETE,
    ADMINISTRATOR_LOGIN;

    /// As it stands in the record: `domain add`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
