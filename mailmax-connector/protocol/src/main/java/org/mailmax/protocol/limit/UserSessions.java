package org.mailmax.protocol.limit;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;

/// Counts how many sessions each account has at the same time. One instance for all ports of a protocol.
public final class UserSessions {

    private final int limit;
    private final ConcurrentHashMap<AccountId, Integer> counts = new ConcurrentHashMap<>();

    /// @param limit sessions of one account at the same time
    public UserSessions(int limit) {
        this.limit = limit;
    }

    public static UserSessions unlimited() {
        return new UserSessions(Integer.MAX_VALUE);
    }

    /// A place for one more session of the account, to be given back by closing it; nothing when all are taken.
    public Optional<Place> enter(Identity who) {
        AtomicBoolean admitted = new AtomicBoolean();
        counts.compute(who.account(), (_, before) -> {
            int taken = before == null ? 0 : before;
            admitted.set(taken < limit);
            return taken < limit ? Integer.valueOf(taken + 1) : before;
        });
        return admitted.get() ? Optional.of(new Place(who.account())) : Optional.empty();
    }

    /// How many sessions the account has now.
    public int of(Identity who) {
        return counts.getOrDefault(who.account(), 0);
    }

    private void leave(AccountId account) {
        counts.computeIfPresent(account, (_, taken) -> taken == 1 ? null : taken - 1);
    }

    /// A session that is counted. May be closed twice.
    public final class Place implements AutoCloseable {

        private final AccountId account;
        private final AtomicBoolean given = new AtomicBoolean(true);

        private Place(AccountId account) {
            this.account = account;
        }

        @Override
        public void close() {
            if (given.getAndSet(false)) {
                leave(account);
            }
        }
    }
}
