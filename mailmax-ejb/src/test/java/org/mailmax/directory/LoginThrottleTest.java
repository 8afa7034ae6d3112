package org.mailmax.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Guessing passwords, with a clock and a sleeper of our own: nothing here waits.
class LoginThrottleTest {

    private static final ThrottlePolicy POLICY = ThrottlePolicy.DEFAULT;

    private long now;
    private final List<Duration> waits = new ArrayList<>();
    private final LoginThrottle throttle = new LoginThrottle(POLICY, () -> now, waits::add);

    @Test
    void eachFailureWaitsTwiceAsLongAsTheLastUpToACap() {
        IntStream.range(0, 7).forEach(_ -> throttle.failed("ann", from("192.0.2.1")));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void manyThousandFailuresOverflowNothing() {
        assertThat(throttle.delay(Integer.MAX_VALUE)).isEqualTo(POLICY.longestDelay());
    }

    @Test
    void failuresForOneLoginCountWhereverTheyComeFrom() {
        throttle.failed("ann", from("192.0.2.1"));
        throttle.failed("ANN", from("198.51.100.1"));
        throttle.failed("ann", from("203.0.113.1"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L);
    }

    @Test
    void failuresFromOneNetworkCountWhomeverTheyAreFor() {
        throttle.failed("ann", from("2001:db8::1"));
        throttle.failed("bob", from("2001:db8::2"));
        throttle.failed("carl", from("2001:db8:0:0:ffff::"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L);
    }

    @Test
    void neighboursAreNotMadeToWait() {
        IntStream.range(0, 5).forEach(i -> throttle.failed("guess" + i, from("2001:db8:0:1::1")));
        waits.clear();
        throttle.failed("ann", from("2001:db8:0:2::1"));
        throttle.failed("bob", from("192.0.2.1"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 1L);
    }

    @Test
    void anIpv4AddressIsTheSameWrittenInIpv6() throws UnknownHostException {
        assertThat(Network.of(InetAddress.getByName("::ffff:192.0.2.1"))).isEqualTo(Network.of(from("192.0.2.1")));
    }

    @Test
    void aNetworkThatFailsTooOftenIsRefusedForAWhile() {
        fail(POLICY.refuseAfter(), "192.0.2.1");
        assertThat(throttle.admits("ann", from("192.0.2.1"))).isFalse();
        assertThat(throttle.admits("ann", from("192.0.2.2"))).isTrue();
        now += POLICY.window().toNanos() + 1;
        assertThat(throttle.admits("ann", from("192.0.2.1"))).isTrue();
    }

    @Test
    void askingAgainWhileRefusedDoesNotProlongTheRefusal() {
        fail(POLICY.refuseAfter(), "192.0.2.1");
        now += POLICY.window().toNanos() / 2;
        assertThat(throttle.admits("ann", from("192.0.2.1"))).isFalse();
        now += POLICY.window().toNanos() / 2 + 1;
        assertThat(throttle.admits("ann", from("192.0.2.1"))).isTrue();
    }

    @Test
    void whoHasLoggedInFromThereBeforeIsNotLockedOutByAGuesserBesideHim() {
        throttle.succeeded("ann", from("192.0.2.1"));
        fail(POLICY.refuseAfter(), "192.0.2.1");
        assertThat(throttle.admits("Ann", from("192.0.2.1"))).isTrue();
        assertThat(throttle.admits("bob", from("192.0.2.1"))).isFalse();
    }

    @Test
    void noNumberOfFailuresLocksAnAccount() {
        IntStream.range(0, 1000).forEach(i -> throttle.failed("ann", from("10.0." + i / 250 + "." + i % 250)));
        assertThat(throttle.admits("ann", from("192.0.2.1"))).isTrue();
    }

    @Test
    void successForgetsTheFailuresOfTheLoginButNotThoseOfTheNetwork() {
        IntStream.range(0, 3).forEach(_ -> throttle.failed("ann", from("192.0.2.1")));
        throttle.succeeded("ann", from("192.0.2.1"));
        waits.clear();
        throttle.failed("ann", from("198.51.100.1"));
        throttle.failed("guess", from("192.0.2.1"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 8L);
    }

    @Test
    void failuresAreForgottenWithTime() {
        IntStream.range(0, 3).forEach(_ -> throttle.failed("ann", from("192.0.2.1")));
        now += POLICY.window().toNanos() + 1;
        waits.clear();
        throttle.failed("ann", from("192.0.2.1"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L);
    }

    @Test
    void whenTooManyWaitTheNextIsNotKept() throws InterruptedException {
        ThrottlePolicy narrow = new ThrottlePolicy(
                Duration.ofSeconds(1), Duration.ofSeconds(1), 10, Duration.ofMinutes(1), Duration.ofDays(1), 1, 1, 100);
        CountDownLatch sleeping = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger sleepers = new AtomicInteger();
        LoginThrottle busy = new LoginThrottle(narrow, () -> now, _ -> {
            sleepers.incrementAndGet();
            sleeping.countDown();
            wake.await();
        });
        Thread first = Thread.ofVirtual().start(() -> busy.failed("ann", from("192.0.2.1")));
        sleeping.await();
        Thread.ofVirtual().start(() -> busy.failed("bob", from("192.0.2.2"))).join();
        assertThat(sleepers).hasValue(1);

        // Platform threads have places of their own, and fewer.
        Thread web = Thread.ofPlatform().start(() -> busy.failed("carl", from("192.0.2.3")));
        wake.countDown();
        web.join();
        first.join();
        assertThat(sleepers).hasValue(2);
    }

    @Test
    void aLoginNameWritesNoLinesOfItsOwnIntoTheLog() {
        assertThat(LoginThrottle.loggable("ann\r\nINFO: login of root \u001b[31m\u202e\""))
                .isEqualTo("\"ann??INFO: login of root ?[31m?'\"");
        assertThat(LoginThrottle.loggable("x".repeat(1_000_000))).hasSizeLessThan(110);
    }

    @Test
    void aVeryLongLoginTakesNoMoreMemoryThanALongOne() {
        String head = "a".repeat(320);
        throttle.failed(head + "x".repeat(1_000_000), from("192.0.2.1"));
        throttle.failed(head + "y", from("198.51.100.1"));
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L);
    }

    private void fail(int times, String network) {
        IntStream.range(0, times).forEach(i -> throttle.failed("guess" + i, from(network)));
    }

    private static InetAddress from(String address) {
        return InetAddress.ofLiteral(address);
    }
}
