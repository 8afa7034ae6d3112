package org.mailmax.protocol.imap.command;

/// NAMESPACE: where do mailboxes lie? RFC 9051 §6.3.10, RFC 2342 §5.
public record Namespace() implements ImapCommand.Authenticated {}
