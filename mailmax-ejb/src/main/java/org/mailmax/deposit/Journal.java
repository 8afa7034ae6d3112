package org.mailmax.deposit;

/// What is needed to make a deposit's companions again when the server went down between the force of the octets and
/// the commit of the rows. Stored in front of the message; its arrivals are stored there too and need not be
/// repeated.
///
/// @param kind names the [CompanionRecovery] that understands the rest; empty when there are no companions
/// @param octets at most 256 KiB
public record Journal(String kind, byte[] octets) {

    public static final int MAX_OCTETS = 256 * 1024;
    public static final Journal NONE = new Journal("", new byte[0]);

    public Journal {
        if (octets.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a journal of " + octets.length + " octets is too long");
        }
    }
}
