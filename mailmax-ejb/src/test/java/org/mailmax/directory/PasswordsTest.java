package org.mailmax.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.directory.PasswordHash.Cost;

class PasswordsTest {

    private final Passwords passwords = new Passwords(TestPasswords.CHEAP);

    @Test
    void theDefaultCostIsWhatOwaspAsksFor() {
        String stored = new Passwords().hash("correct horse");
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
        assertThat(new Passwords().matches(Optional.of(stored), "correct horse"))
                .isTrue();
    }

    /// RFC 9106 has no test vector without secret and associated data; this one is what the reference program gives for
    /// `password`, salt `somesalt`, t=2, m=65536, p=1.
    @Test
    void aKnownHashIsTheSame() {
        PasswordHash known = PasswordHash.parse(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$" + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                .orElseThrow();
        assertThat(HexFormat.of().formatHex(known.digest()))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
        assertThat(known.matches("password")).isTrue();
        assertThat(known.matches("Password")).isFalse();
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        PasswordHash hash = PasswordHash.of("secret", new Cost(128, 3, 2), new SecureRandom());
        PasswordHash again = PasswordHash.parse(hash.toString()).orElseThrow();
        assertThat(again.cost()).isEqualTo(hash.cost());
        assertThat(again.matches("secret")).isTrue();
        assertThat(again.matches("secret ")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "secret",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=99999999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void whatIsNoHashMatchesNothing(String stored) {
        assertThat(passwords.matches(Optional.of(stored), "")).isFalse();
        assertThat(passwords.matches(Optional.of(stored), stored)).isFalse();
    }

    @Test
    void theSamePasswordLooksDifferentEachTime() {
        assertThat(passwords.hash("secret")).isNotEqualTo(passwords.hash("secret"));
    }

    @Test
    void aVeryLongPasswordIsNotHashed() {
        String longest = "x".repeat(Passwords.MAX_CHARACTERS);
        String stored = passwords.hash(longest + "y");
        assertThat(passwords.matches(Optional.of(stored), longest + "y")).isFalse();
        assertThat(passwords.matches(Optional.of(passwords.hash(longest)), longest))
                .isTrue();
    }

    @Test
    void otherCostsAreOutdated() {
        assertThat(passwords.isOutdated(passwords.hash("x"))).isFalse();
        assertThat(passwords.isOutdated(PasswordHash.of("x", new Cost(64, 2, 1), new SecureRandom())
                        .toString()))
                .isTrue();
        assertThat(passwords.isOutdated(PasswordHash.NONE)).isFalse();
    }

    @Test
    void generatedPasswordsAreLongAndNeverTheSame() {
        assertThat(Stream.generate(passwords::generate).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[a-z2-9]{16}"));
    }

    /// An unknown account must not be told by its speed: it costs one hash of the same kind.
    @Test
    void anUnknownAccountCostsTheSameHash() {
        AtomicLong known = new AtomicLong();
        AtomicLong unknown = new AtomicLong();
        Passwords costly = new Passwords(new Cost(1024, 2, 1));
        Optional<String> stored = Optional.of(costly.hash("secret"));
        for (int i = 0; i < 30; i++) {
            known.addAndGet(allocated(() -> costly.matches(stored, "wrong")));
            unknown.addAndGet(allocated(() -> costly.matches(Optional.empty(), "wrong")));
        }
        assertThat((double) unknown.get() / known.get()).isBetween(0.9, 1.1);
    }

    private static long allocated(Runnable work) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void manyAtOnceWaitForOneAnother() throws InterruptedException {
        String stored = passwords.hash("secret");
        CountDownLatch right = new CountDownLatch(200);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(_ -> all.submit(() -> {
                        if (passwords.matches(Optional.of(stored), "secret")) {
                            right.countDown();
                        }
                    }));
        }
        right.await();
    }
}
