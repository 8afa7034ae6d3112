package org.mailmax.mail.relay;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where a message goes next: hosts to be tried in this order, and how to speak to them.
///
/// @param name what connections to it are kept and counted under: the recipients' domain, or the name of a smart host
/// @param hosts the best first; at least one
/// @param login at a smart host
/// @param source the address of ours to connect from
/// @param helo the name we give ourselves
public record Destination(
        String name, List<Host> hosts, Optional<Login> login, Optional<InetAddress> source, String helo) {

    /// One host with its addresses.
    ///
    /// @param name the name that is verified in its certificate
    /// @param addresses to be tried in this order; at least one
    public record Host(String name, List<InetAddress> addresses, int port, TlsPolicy tls) {}

    /// The name and password for a smart host; the password never shows in a log.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
