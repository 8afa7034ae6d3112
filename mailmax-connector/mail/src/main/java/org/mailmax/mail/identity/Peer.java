package org.mailmax.mail.identity;

import java.net.InetSocketAddress;

/// The other end of a connection.
///
/// @param remote where it comes from
/// @param secure true when the connection is encrypted by TLS at this moment
public record Peer(Service service, InetSocketAddress remote, boolean secure) {

    /// The same peer after STARTTLS.
    public Peer secured() {
        return new Peer(service, remote, true);
    }
}
