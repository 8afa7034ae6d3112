package org.mailmax.protocol.imap.command;

/// CAPABILITY: what can this server do? RFC 9051 §6.1.1.
public record Capability() implements ImapCommand.AnyState {}
