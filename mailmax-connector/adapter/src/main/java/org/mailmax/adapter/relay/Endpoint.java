package org.mailmax.adapter.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Destination.Host;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.TlsPolicy;

/// One address of a host, and how it is spoken to. Connections are alike when their endpoints are.
///
/// @param destination what the connection is kept under
/// @param tls the policy of the host, or a stricter one
record Endpoint(
        String destination, Host host, InetAddress address, TlsPolicy tls, Optional<Login> login, Origin origin) {

    /// Who we say we are.
    ///
    /// @param source the address to connect from
    record Origin(Optional<InetAddress> source, String helo) {}

    static Endpoint of(Destination destination, Host host, InetAddress address, TlsPolicy tls) {
        Origin origin = new Origin(destination.source(), destination.helo());
        return new Endpoint(destination.name(), host, address, tls, destination.login(), origin);
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, host.port());
    }

    /// The address to connect from, when it is of the same kind.
    Optional<InetSocketAddress> source() {
        return origin.source()
                .filter(source -> source.getAddress().length == address.getAddress().length)
                .map(source -> new InetSocketAddress(source, 0));
    }
}
