package org.mailmax.content;

/// Where the octets of a message lie.
///
/// @param position of its first octet in the volume
public record Location(long volume, long position, long octets) {}
