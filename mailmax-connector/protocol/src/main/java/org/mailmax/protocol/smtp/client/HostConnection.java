package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// A connection to another host as the client engine sees it: blocking, in the hands of one thread. The engine knows no
/// other way to the outside, so it runs in a test without a socket.
///
/// Every method but [#close] throws [java.net.SocketTimeoutException] when the host keeps us waiting too long, for its
/// octets or for reading ours. After any exception the connection is of no use.
public interface HostConnection extends AutoCloseable {

    /// Reads what is there, at least one octet; waits for it if need be.
    ///
    /// @return how many octets, or -1 when the host sends no more
    int read(ByteBuffer target, Duration timeout) throws IOException;

    /// Sends all of the octets.
    void write(ByteBuffer octets, Duration timeout) throws IOException;

    /// True when nobody on the way can read along.
    boolean isSecure();

    /// Goes over to TLS as the client.
    ///
    /// @throws IOException when the handshake fails, or the certificate is not the one that is demanded
    void startTls() throws IOException;

    /// May be called twice, and by another thread to end a call that blocks.
    @Override
    void close();
}
