package org.mailmax.mail.port;

import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;

/// Finds out who is talking.
public interface Authenticator {

    /// Checks credentials. A failure takes longer each time for the same peer and login; the caller just waits.
    ///
    /// @throws MailException.AuthenticationFailed for a wrong name or password, without saying which
    /// @throws MailException.NotPermitted when the account is locked or may not use this service
    /// @throws MailException.TryLater when the directory cannot be read
    Identity authenticate(Credentials credentials, Peer peer) throws MailException;
}
