package org.mailmax.deposit;

import java.util.List;

/// What became of a deposit.
///
/// @param uids one for each arrival, in the same order
public record Deposited(long contentId, List<Long> uids) {}
