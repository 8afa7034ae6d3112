package org.mailmax.deposit;

/// A row of a message that arrives.
///
/// @param modSeq it arrives with
/// @param receivedAt seconds since 1970
record NewMessage(long folder, long uid, long contentId, long flags, long modSeq, long receivedAt, long octets) {}
