package org.mailmax.protocol.imap.command;

/// STARTTLS: go over to TLS. RFC 9051 §6.2.1.
public record StartTls() implements ImapCommand.NotAuthenticated {}
