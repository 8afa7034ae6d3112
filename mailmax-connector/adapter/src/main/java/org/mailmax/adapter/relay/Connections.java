package org.mailmax.adapter.relay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.protocol.smtp.client.HostRefusalException;
import org.mailmax.protocol.smtp.client.SmtpClient;

/// All connections of the way out: makes them, keeps them, ends them.
final class Connections implements AutoCloseable {

    private final RelaySettings settings;
    private final ClientPool pool;
    private final Unreachables unreachables;
    private final Watch watch;
    private final SocketConnection.Ground ground;

    /// @throws IOException when the operator's authorities cannot be read
    Connections(RelaySettings settings) throws IOException {
        CertificateJudge judge = new CertificateJudge(Authorities.load(settings.authorities()));
        this.settings = settings;
        this.pool = new ClientPool(settings.keeping());
        this.unreachables = new Unreachables(settings.opening().unreachable());
        this.watch = new Watch(this::sweep);
        this.ground = new SocketConnection.Ground(settings, new ClientTls(), judge, watch);
    }

    RelaySettings settings() {
        return settings;
    }

    /// True when the address did not answer lately.
    boolean isUnreachable(Endpoint endpoint) {
        return unreachables.contains(endpoint.socketAddress());
    }

    /// A conversation that goes on.
    Optional<KeptClient> kept(Endpoint endpoint) {
        return pool.take(endpoint);
    }

    /// A new conversation.
    ///
    /// @param policy of the endpoint, or a weaker one to be tried after it
    Opened open(Endpoint endpoint, TlsPolicy policy) {
        SocketConnection connection;
        try {
            connection = SocketConnection.open(endpoint, ground);
            unreachables.remove(endpoint.socketAddress());
        } catch (IOException unreachable) {
            return unreachable(endpoint, unreachable);
        }
        KeptClient client = new KeptClient(endpoint, connection, settings);
        try {
            client.begin(policy);
            return new Opened.Ready(client);
        } catch (IOException failed) {
            pool.leave(client);
            Verdict verdict = failed instanceof HostRefusalException refused ? refused.verdict() : Verdict.DEFERRED;
            return new Opened.Failed(client.attempt(SmtpClient.replyOf(failed)), verdict);
        }
    }

    /// The conversation rests, or ends when it cannot go on.
    void rest(KeptClient client) {
        pool.give(client);
    }

    @Override
    public void close() {
        pool.close();
        watch.close();
    }

    private Opened unreachable(Endpoint endpoint, IOException reason) {
        boolean noAnswer = reason instanceof SocketTimeoutException
                || reason instanceof ConnectException
                || reason instanceof NoRouteToHostException;
        if (noAnswer) {
            unreachables.add(endpoint.socketAddress());
        }
        Reply reply = Reply.none("no connection: " + reason.getMessage());
        Attempt attempt = new Attempt(
                endpoint.host().name(),
                Optional.of(endpoint.address()),
                endpoint.host().port(),
                Optional.empty(),
                Trust.CLEAR_TEXT,
                Optional.empty(),
                false,
                reply);
        return new Opened.Failed(attempt, Verdict.DEFERRED);
    }

    private void sweep() {
        pool.sweep();
        unreachables.sweep();
    }
}
