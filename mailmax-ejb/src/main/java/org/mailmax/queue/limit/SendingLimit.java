package org.mailmax.queue.limit;

/// How many recipients somebody may send to in an hour, when it is not the general limit.
///
/// @param subject an address or a domain of ours, in lower case
public record SendingLimit(String subject, int perHour) {}
