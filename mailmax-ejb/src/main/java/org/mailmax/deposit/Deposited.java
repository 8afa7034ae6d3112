package org.mailmax.deposit;

import java.util.List;
import org.mailmax.content.Location;

/// What became of a deposit.
///
/// @param uids one for each arrival, in the same order
/// @param location of its octets
public record Deposited(long contentId, List<Long> uids, Location location) {}
