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
    ADMINISTRATOR_LOGIN,
    ADMINISTRATOR_CHANGE,
    DOMAIN_ALIAS_ADD,
    DOMAIN_ALIAS_DELETE,
    ACCOUNT_RETIRE,
    ACCOUNT_RESTORE,
    GROUP_ADD,
    APP_PASSWORD_ADD,
    APP_PASSWORD_DELETE,
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    USER_LOGIN,
    ROUTE_ADD,
    ROUTE_DELETE,
    SOURCE_ADDRESS_SET,
    SOURCE_ADDRESS_DELETE,
    SIGNING_KEYS_ADD,
    SIGNING_KEY_ACTIVATE;

    /// As it stands in the record: `domain add`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
