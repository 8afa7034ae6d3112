package org.mailmax.protocol.imap.command;

/// CHECK: a checkpoint, which a server that is always durable has no use for. RFC 3501 §6.4.1.
public record Check() implements ImapCommand.Selected {}
