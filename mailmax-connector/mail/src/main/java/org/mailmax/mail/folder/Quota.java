package org.mailmax.mail.folder;

/// How much an account holds and may hold.
///
/// @param limit in octets; 0 means without limit
public record Quota(long used, long limit, long messages) {}
