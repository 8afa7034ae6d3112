package org.mailmax.protocol.wire;

import java.nio.file.Path;

/// Where messages are kept while they are being received: small ones in memory, larger ones in temporary files.
///
/// @param directory exists and belongs to this server alone
/// @param threshold up to how many octets stay in memory
public record Spools(Path directory, int threshold) {

    public static final int DEFAULT_THRESHOLD = 64 * 1024;

    public Spools(Path directory) {
        this(directory, DEFAULT_THRESHOLD);
    }

    /// A spool for one message.
    ///
    /// @param limit how many octets it takes at most
    public Spool open(long limit) {
        return new Spool(this, limit);
    }
}
