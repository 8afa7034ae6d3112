package org.mailmax.adapter.net;

import java.net.InetSocketAddress;
import org.mailmax.mail.identity.Service;

/// A port to listen on.
///
/// @param implicitTls TLS begins with the first octet (RFC 8314 §3)
/// @param overloaded what is said, in clear and with CRLF, to a client that is one too many
public record Listener(
        Service service, InetSocketAddress address, boolean implicitTls, String overloaded, Session session) {}
