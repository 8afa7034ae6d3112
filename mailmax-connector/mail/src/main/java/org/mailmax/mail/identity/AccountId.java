package org.mailmax.mail.identity;

/// The key of an account; stays the same when its address changes.
public record AccountId(long value) {}
