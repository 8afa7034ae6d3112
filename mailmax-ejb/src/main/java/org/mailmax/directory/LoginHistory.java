package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;

/// Remembers who logged in, from where and how. Mail clients log in all day long, so logins that look the same become
/// one line with a count, and lines are written together every few seconds ([LoginHistoryWriter]): logging in waits for
/// no database, and a crash loses some seconds of history.
@ApplicationScoped
public class LoginHistory {

    /// More different logins than this within some seconds are an attack; what exceeds it is not remembered.
    static final int MOST_WAITING = 20_000;

    private final Map<Kind, Count> waiting = new ConcurrentHashMap<>();

    /// What makes logins look the same.
    public record Kind(AccountId account, Service service, String remote, String label, boolean succeeded) {}

    /// How often, and when.
    public record Count(Instant first, Instant last, long times) {

        Count and(Count other) {
            return new Count(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    times + other.times);
        }
    }

    void succeeded(AccountId account, Peer peer, String label) {
        add(account, peer, label, true);
    }

    void failed(AccountId account, Peer peer) {
        add(account, peer, "", false);
    }

    /// What has waited, to be written now.
    Map<Kind, Count> take() {
        Map<Kind, Count> taken = new HashMap<>();
        waiting.keySet().forEach(kind -> {
            Count count = waiting.remove(kind);
            if (count != null) {
                taken.put(kind, count);
            }
        });
        return taken;
    }

    private void add(AccountId account, Peer peer, String label, boolean succeeded) {
        if (waiting.size() < MOST_WAITING) {
            String remote = peer.remote().getAddress().getHostAddress();
            Instant now = Instant.now();
            waiting.merge(
                    new Kind(account, peer.service(), remote, label, succeeded), new Count(now, now, 1), Count::and);
        }
    }
}
