package org.mailmax.administration;

import java.time.Instant;

/// A look of an administrator into a mailbox, as its owner sees it.
///
/// @param detail the reason, or what was looked at
public record LookEntry(Instant at, String actor, String detail) {}
