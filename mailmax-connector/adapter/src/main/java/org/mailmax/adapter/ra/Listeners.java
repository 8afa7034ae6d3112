package org.mailmax.adapter.ra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailmax.adapter.net.Listener;
import org.mailmax.adapter.net.MailServer;
import org.mailmax.adapter.net.OpenConnections;
import org.mailmax.adapter.net.Session;
import org.mailmax.mail.identity.Service;

/// The listeners of one activation: all of them, or, when a port cannot be had, none.
final class Listeners {

    private final MailServer server;

    private Listeners(MailServer server) {
        this.server = server;
    }

    /// Says which listeners there are to be.
    @FunctionalInterface
    interface Plan {
        void addTo(Listeners listeners) throws IOException;
    }

    /// @param overseer who may see and end the sessions
    static AutoCloseable open(Settings settings, OpenConnections overseer, Plan plan) throws IOException {
        MailServer server =
                new MailServer(settings.limits().connections(), settings.home().resolve("tls"), overseer);
        try {
            plan.addTo(new Listeners(server));
        } catch (IOException taken) {
            server.stop();
            throw taken;
        }
        return server::stop;
    }

    /// @param address absent when the operator has switched the service off
    /// @param overloaded what a client is told that is one too many
    void add(
            Service service,
            Optional<InetSocketAddress> address,
            boolean implicitTls,
            String overloaded,
            Session session)
            throws IOException {
        if (address.isPresent()) {
            server.listen(new Listener(service, address.get(), implicitTls, overloaded, session));
        }
    }
}
