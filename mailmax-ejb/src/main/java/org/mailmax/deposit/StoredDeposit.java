package org.mailmax.deposit;

import java.util.List;
import org.mailmax.content.Location;

/// A deposit whose octets are forced to the device: what is left is to write its rows.
///
/// @param summary encoded; empty when it has to be computed later
public record StoredDeposit(
        long contentId, Location location, byte[] summary, List<Arrival> arrivals, List<Companion> companions) {}
