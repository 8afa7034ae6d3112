package org.mailmax.protocol.imap.command;

/// UNSELECT: leave the mailbox and remove nothing. RFC 9051 §6.4.2.
public record Unselect() implements ImapCommand.Selected {}
