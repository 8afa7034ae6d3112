package org.mailmax.mail.transfer;

/// Proof that a message is durable: it will be delivered, or its sender will be told.
///
/// @param id the name the message is traced by, shown in the reply
public record Receipt(String id) {}
