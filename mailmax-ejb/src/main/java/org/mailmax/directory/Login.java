package org.mailmax.directory;

import java.time.Instant;
import org.mailmax.mail.identity.Service;

/// Logins that look the same, counted.
///
/// @param remote the network address they came from
/// @param label the app password used; empty for the password itself
public record Login(
        Service service, String remote, String label, boolean succeeded, Instant first, Instant last, long times) {}
