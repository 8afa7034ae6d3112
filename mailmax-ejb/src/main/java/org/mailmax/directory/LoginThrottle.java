package org.mailmax.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.mailmax.operation.Counter;

/// Slows down those who guess passwords, and nobody else.
///
/// * A failure is answered late: the more failures for this login or from this network, the later. The calling
///   virtual thread just waits; nothing else is held meanwhile, least of all a transaction.
/// * After many failures from one network, strangers from there are refused for a while without looking at their
///   password. A login that succeeded from that network before is no stranger, so a guesser behind the same address
///   locks nobody out.
/// * No number of failures locks an account: whoever knows the password gets in, from anywhere else at once.
///
/// One instance counts for all protocols and for the administration. Memory is bounded: the oldest counts are
/// forgotten.
@ApplicationScoped
public class LoginThrottle {

    private static final System.Logger LOG = System.getLogger(LoginThrottle.class.getName());
    private static final int MAX_LOGIN = 320;
    private static final int MAX_LOGGED = 100;

    @Inject
    private LoginLimits limits;

    private ThrottlePolicy policy;
    private Sleeper sleeper;
    private Semaphore waiting;
    private Semaphore waitingPlatform;
    private Cache<String, Integer> byLogin;
    private Cache<Network, Integer> byNetwork;
    private Cache<Familiar, Boolean> familiar;

    /// How to wait.
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private record Familiar(String login, Network network) {}

    /// For the container, which injects the limits.
    public LoginThrottle() {}

    LoginThrottle(ThrottlePolicy policy, Ticker clock, Sleeper sleeper) {
        begin(policy, clock, sleeper);
    }

    @PostConstruct
    void begin() {
        begin(limits.policy(), Ticker.systemTicker(), Thread::sleep);
    }

    private void begin(ThrottlePolicy policy, Ticker clock, Sleeper sleeper) {
        this.policy = policy;
        this.sleeper = sleeper;
        this.waiting = new Semaphore(policy.mostWaiting());
        this.waitingPlatform = new Semaphore(policy.mostWaitingPlatform());
        this.byLogin = memory(policy, policy.window(), clock);
        this.byNetwork = memory(policy, policy.window(), clock);
        this.familiar = memory(policy, policy.familiarFor(), clock);
    }

    private static <K, V> Cache<K, V> memory(ThrottlePolicy policy, Duration time, Ticker clock) {
        return Caffeine.newBuilder()
                .maximumSize(policy.mostRemembered())
                .expireAfterWrite(time)
                .ticker(clock)
                .build();
    }

    /// False when nothing from there is looked at for the time being. Does not count as another failure, so that the
    /// refusal ends in time for a client that never gives up.
    public boolean admits(String login, InetAddress from) {
        Network network = Network.of(from);
        return failures(byNetwork, network) < policy.refuseAfter()
                || familiar.getIfPresent(new Familiar(key(login), network)) != null;
    }

    /// Counts a failure and returns when it may be answered.
    public void failed(String login, InetAddress from) {
        Counter.LOGIN_FAILED.add();
        int forLogin = byLogin.asMap().merge(key(login), 1, Integer::sum);
        int fromNetwork = byNetwork.asMap().merge(Network.of(from), 1, Integer::sum);
        Duration delay = delay(Math.max(forLogin, fromNetwork));
        LOG.log(System.Logger.Level.INFO, () -> "login failed: " + loggable(login) + " from " + from.getHostAddress());
        await(delay);
    }

    /// Forgets the failures of this login; those of the network stay, or a guesser would use an own account to clear
    /// them.
    public void succeeded(String login, InetAddress from) {
        byLogin.invalidate(key(login));
        familiar.put(new Familiar(key(login), Network.of(from)), Boolean.TRUE);
    }

    /// How long the given number of failures lets the last one wait.
    Duration delay(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration delay = policy.firstDelay().multipliedBy(1L << doublings);
        return delay.compareTo(policy.longestDelay()) > 0 ? policy.longestDelay() : delay;
    }

    private void await(Duration delay) {
        Semaphore places = Thread.currentThread().isVirtual() ? waiting : waitingPlatform;
        if (!places.tryAcquire()) {
            return;
        }
        try {
            sleeper.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private static <K> int failures(Cache<K, Integer> counts, K key) {
        Integer count = counts.getIfPresent(key);
        return count == null ? 0 : count;
    }

    /// What a client calls itself shall not write lines of its own into the log.
    static String loggable(String login) {
        String cut = login.length() <= MAX_LOGGED ? login : login.substring(0, MAX_LOGGED) + "…";
        return '"' + cut.replaceAll("[^\\p{Print}\\p{L}]", "?").replace("\"", "'") + '"';
    }

    private static String key(String login) {
        String cut = login.length() <= MAX_LOGIN ? login : login.substring(0, MAX_LOGIN);
        return cut.toLowerCase(Locale.ROOT);
    }
}
