package org.mailmax.mail.identity;

import org.mailmax.mail.address.EmailAddress;

/// Who has logged in. Made by [org.mailmax.mail.port.Authenticator] alone and passed as an argument ever after.
public record Identity(AccountId account, EmailAddress address) {}
