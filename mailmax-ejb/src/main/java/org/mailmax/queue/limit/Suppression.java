package org.mailmax.queue.limit;

import java.time.Instant;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// An address that does not exist, as its host has said.
///
/// @param domain of ours that does not write there for a while
/// @param answer what the host said
public record Suppression(DomainName domain, EmailAddress address, Instant since, String answer) {}
