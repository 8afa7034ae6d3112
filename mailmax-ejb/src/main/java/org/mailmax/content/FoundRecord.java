package org.mailmax.content;

/// A complete message record in a volume.
///
/// @param unit the first content id of those that became durable together
/// @param unitSize how many these are
public record FoundRecord(long contentId, long unit, int unitSize, byte[] journal, Location location) {}
