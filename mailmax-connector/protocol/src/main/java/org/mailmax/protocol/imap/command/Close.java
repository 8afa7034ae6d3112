package org.mailmax.protocol.imap.command;

/// CLOSE: remove what is marked as deleted, without a word, and leave the mailbox. RFC 9051 §6.4.1.
public record Close() implements ImapCommand.Selected {}
