package org.mailmax.protocol.imap.command;

/// NOOP: nothing, but is there news? RFC 9051 §6.1.2.
public record Noop() implements ImapCommand.AnyState {}
