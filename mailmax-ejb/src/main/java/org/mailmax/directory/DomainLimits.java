package org.mailmax.directory;

/// How large a domain may become. In each place 0 means without limit.
///
/// @param accounts how many mailboxes and groups
/// @param aliases how many aliases altogether
/// @param accountOctets the largest quota of a mailbox, in octets
/// @param totalOctets what the quotas of all mailboxes may add up to, in octets
public record DomainLimits(long accounts, long aliases, long accountOctets, long totalOctets) {

    public static final DomainLimits NONE = new DomainLimits(0, 0, 0, 0);
}
