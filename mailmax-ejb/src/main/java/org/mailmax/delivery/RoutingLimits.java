package org.mailmax.delivery;

/// How far forwards are followed. Where a limit is reached, the message is stored instead of forwarded.
///
/// @param depth how many forwards one after the other
/// @param addresses how many addresses for one message altogether
public record RoutingLimits(int depth, int addresses) {

    public static final RoutingLimits DEFAULT = new RoutingLimits(20, 1000);
}
