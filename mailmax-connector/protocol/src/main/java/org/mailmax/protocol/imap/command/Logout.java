package org.mailmax.protocol.imap.command;

/// LOGOUT: good-bye. RFC 9051 §6.1.3.
public record Logout() implements ImapCommand.AnyState {}
