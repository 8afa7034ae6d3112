package org.mailmax.adapter.net;

import org.mailmax.protocol.wire.Connection;

/// A conversation with one client from its first octet to its last; returns when it is over.
@FunctionalInterface
public interface Session {

    void run(Connection connection);
}
