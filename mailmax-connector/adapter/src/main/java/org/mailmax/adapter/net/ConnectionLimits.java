package org.mailmax.adapter.net;

/// How many connections a listener takes.
///
/// @param total at the same time
/// @param perAddress at the same time from one IPv4 address or one IPv6 /64 network
/// @param handshakeSeconds for TLS
/// @param writeSeconds a client may leave our octets unread
public record ConnectionLimits(int total, int perAddress, int handshakeSeconds, int writeSeconds) {}
