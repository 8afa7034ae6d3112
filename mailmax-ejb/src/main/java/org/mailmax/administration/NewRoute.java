package org.mailmax.administration;

import java.util.Optional;
import org.mailmax.mail.relay.Destination.Login;

/// A route to be added.
///
/// @param mail which mail, see [RouteEntry]
/// @param host a name or an address, with `:port` when it is not the usual one of its security
/// @param security `verified`, `opportunistic`, `implicit` or `none`
public record NewRoute(String mail, String host, String security, Optional<Login> login) {}
