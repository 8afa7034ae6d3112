package org.mailmax.adapter.relay;

import java.io.IOException;
import java.util.Optional;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.protocol.smtp.client.HostRefusalException;
import org.mailmax.protocol.smtp.client.MalformedReplyException;
import org.mailmax.protocol.smtp.client.Outcome;
import org.mailmax.protocol.smtp.client.Payload;
import org.mailmax.protocol.smtp.client.SmtpClient;

/// A conversation with a host that can go on with the next message.
final class KeptClient {

    private final Endpoint endpoint;
    private final SocketConnection connection;
    private final SmtpClient client;
    private Optional<TlsResult> negotiation = Optional.empty();
    private int shipments;
    private long restsSince = System.nanoTime();

    KeptClient(Endpoint endpoint, SocketConnection connection, RelaySettings settings) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.client = new SmtpClient(connection, endpoint.origin().helo(), settings.times());
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// Goes as far as the policy demands before a message may be sent.
    void begin(TlsPolicy policy) throws IOException {
        if (policy instanceof TlsPolicy.Implicit) {
            connection.startTls();
        }
        client.greet();
        boolean wanted = !(policy instanceof TlsPolicy.ClearText || policy instanceof TlsPolicy.Implicit);
        boolean secure = wanted && client.offersTls() && startTls();
        if (wanted && !secure) {
            negotiation = Optional.of(TlsResult.STARTTLS_NOT_SUPPORTED);
        }
        if (wanted && !secure && !(policy instanceof TlsPolicy.Opportunistic)) {
            throw HostRefusalException.forNow("the host does not offer STARTTLS, which its policy demands");
        }
        if (endpoint.login().isPresent()) {
            client.login(endpoint.login().get());
        }
    }

    private boolean startTls() throws IOException {
        try {
            return client.startTls();
        } catch (MalformedReplyException tampered) {
            connection.distrust();
            throw tampered;
        }
    }

    Outcome send(Shipment shipment, Payload payload) {
        shipments++;
        return client.send(shipment, payload);
    }

    /// Asks whether the host still listens.
    void reset() throws IOException {
        client.reset();
    }

    /// Says good-bye.
    void end() {
        client.close();
    }

    boolean isReused() {
        return shipments > 1;
    }

    boolean isUsable() {
        return client.isUsable();
    }

    boolean canGoOn(int most) {
        return client.isUsable() && shipments < most;
    }

    void rest() {
        restsSince = System.nanoTime();
    }

    long restedNanos() {
        return System.nanoTime() - restsSince;
    }

    /// What is told of this conversation.
    Attempt attempt(Reply reply) {
        return new Attempt(
                endpoint.host().name(),
                Optional.of(endpoint.address()),
                endpoint.host().port(),
                connection.tls(),
                connection.trust(),
                isReused() ? Optional.empty() : connection.negotiation().or(() -> negotiation),
                isReused(),
                reply);
    }
}
