package org.mailmax.adapter.net;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.port.OpenSessions;

/// The connections of people who have logged in, at all listeners of this node.
public final class OpenConnections implements OpenSessions {

    /// A login is over, one way or the other, after this.
    private static final Duration LOGIN_TAKES = Duration.ofMinutes(10);

    private final List<ConnectionRegistry> registries = new CopyOnWriteArrayList<>();
    private final Map<AccountId, Instant> ended = new ConcurrentHashMap<>();

    void add(ConnectionRegistry registry) {
        registries.add(registry);
    }

    void remove(List<ConnectionRegistry> gone) {
        registries.removeAll(gone);
    }

    @Override
    public List<OpenSession> list() {
        return all().flatMap(connection -> connection.session().stream()).toList();
    }

    @Override
    public boolean end(String id) {
        Optional<NettyConnection> found =
                all().filter(of(session -> session.id().equals(id))).findFirst();
        found.ifPresent(NettyConnection::end);
        return found.isPresent();
    }

    @Override
    public void endAll(AccountId account) {
        Instant now = Instant.now();
        ended.values().removeIf(now.minus(LOGIN_TAKES)::isAfter);
        ended.put(account, now);
        all().filter(of(session -> session.who().account().equals(account))).forEach(NettyConnection::end);
    }

    /// Whether somebody who asked to be let in at this time has to leave again.
    boolean isEnded(AccountId account, Instant asked) {
        Instant end = ended.get(account);
        return end != null && !asked.isAfter(end);
    }

    private Stream<NettyConnection> all() {
        return registries.stream().flatMap(registry -> registry.all().stream());
    }

    private static Predicate<NettyConnection> of(Predicate<OpenSession> which) {
        return connection -> connection.session().filter(which).isPresent();
    }
}
