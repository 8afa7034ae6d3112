package org.mailmax.protocol.smtp.stub;

import java.util.List;

/// A message a host has taken.
///
/// @param connection the how-manieth of the host it came on, from 1
/// @param secure true when it came over TLS
/// @param mail the MAIL command
/// @param recipients the RCPT commands that were accepted
/// @param octets as they were sent, without doubled dots, in ISO 8859-1
public record Received(int connection, boolean secure, String mail, List<String> recipients, String octets) {}
