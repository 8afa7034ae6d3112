package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The client's end of a connection, in memory or over TCP. Text is read octet by octet as ISO 8859-1.
public interface TestClient extends AutoCloseable {

    void send(byte[] octets) throws IOException;

    /// The next line without its CRLF, or nothing when the server has closed the connection.
    ///
    /// @throws AssertionError when nothing comes in time
    Optional<String> readLine(Duration timeout) throws IOException;

    byte[] readOctets(int count, Duration timeout) throws IOException;

    /// True when something has come that was not read.
    boolean hasInput() throws IOException;

    /// Makes the TLS handshake as the client.
    void startTls() throws IOException;

    /// Sends nothing for as long as the server waits at most.
    void beSilentTooLong() throws IOException;

    /// Sends no more but still reads.
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
