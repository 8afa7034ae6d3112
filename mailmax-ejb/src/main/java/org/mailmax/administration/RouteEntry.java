package org.mailmax.administration;

import java.util.Optional;
import org.mailmax.route.SmartHost.Security;

/// A route as it is shown; the password never is.
///
/// @param mail which mail, as people write it: `to:example.com`, `from:example.com`, `account:ann@example.com`, `*`
/// @param user with whose name MailMax logs in
public record RouteEntry(String mail, String host, int port, Security security, Optional<String> user) {}
