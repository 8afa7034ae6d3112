package org.mailmax.protocol.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;

/// A client's connection as a session sees it: blocking, in the hands of one thread, with [#signal] as the only method
/// that others may call. The engines know no other way to the outside, so they run in a test without a socket.
///
/// Any method but [#signal] and [#close] throws [java.io.EOFException] when the client is gone and
/// [java.net.SocketTimeoutException] when it keeps us waiting too long, for its octets or for reading ours.
public interface Connection extends AutoCloseable {

    /// What woke up somebody who waited.
    enum Event {
        /// Octets are there to be read, or the client has closed: [#read] will not block.
        INPUT,
        /// Somebody called [#signal] since the last time this was returned.
        SIGNAL,
        TIMEOUT
    }

    Peer peer();

    /// Waits for something to happen. Holds no buffer while it waits. Input comes first when both are there.
    Event await(Duration timeout) throws IOException;

    /// Wakes up the session, now or when it waits the next time. Never blocks.
    void signal();

    /// Reads what is there, at least one octet; waits for it if need be.
    ///
    /// @return how many octets, or -1 when the client sends no more
    int read(ByteBuffer target, Duration timeout) throws IOException;

    /// True when octets of the client have been received and not been read. STARTTLS must not go on then: they came
    /// in clear and would be taken for protected ones (CVE-2011-0411 and its many kin).
    boolean hasUnreadInput();

    /// Takes a copy of the octets; sends them when there are enough, and at the latest at [#flush]. Waits while the
    /// client does not read.
    void write(ByteBuffer octets) throws IOException;

    /// Sends a part of a content, without a copy where the transport can.
    void write(Content content, long offset, long length) throws IOException;

    void flush() throws IOException;

    /// True when [#startTls] can be offered: a certificate is there and TLS is not yet on.
    boolean canStartTls();

    /// Goes over to TLS as the server. What was written before is flushed in clear.
    ///
    /// @throws IOException when the handshake fails; the connection is of no use then
    void startTls() throws IOException;

    /// Says whose session this is from now on. Whoever oversees the sessions may end it from then on, which makes the
    /// next [#read] or [#await] throw [ShutdownException].
    default void belongsTo(Identity who) {
        // A connection nobody oversees.
    }

    /// The time of this connection in nanoseconds since some moment, by which it is decided who takes too long.
    default long nanoTime() {
        return System.nanoTime();
    }

    /// Sends what is written and closes. May be called twice.
    @Override
    void close();
}
