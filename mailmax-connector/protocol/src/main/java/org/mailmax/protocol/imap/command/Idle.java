package org.mailmax.protocol.imap.command;

/// IDLE: tell news as it happens, until `DONE`. RFC 9051 §6.3.13.
public record Idle() implements ImapCommand.Authenticated {}
