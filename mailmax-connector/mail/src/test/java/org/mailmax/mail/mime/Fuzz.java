package org.mailmax.mail.mime;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Runs a check on random input for a while: `-Dfuzz.seconds=N` for longer, `-Dfuzz.seed=N` for the same again.
final class Fuzz {

    private static final double SECONDS = Double.parseDouble(System.getProperty("fuzz.seconds", "0.5"));
    private static final int LEAST_ROUNDS = 200;

    private Fuzz() {}

    static void run(String subject, Consumer<RandomGenerator> check) {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++, seed++) {
            try {
                check.accept(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            } catch (Throwable failure) {
                throw new AssertionError(subject + " fails with -Dfuzz.seed=" + seed, failure);
            }
        }
    }

    /// A copy with a few octets changed, left out, doubled or swapped.
    static byte[] damaged(byte[] octets, RandomGenerator random) {
        byte[] copy = octets.clone();
        for (int i = random.nextInt(1, 8); i > 0 && copy.length > 1; i--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(5)) {
                case 0 -> copy[at] = (byte) random.nextInt();
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy = Arrays.copyOf(copy, at);
                case 3 -> System.arraycopy(copy, 0, copy, at, Math.min(at, copy.length - at));
                default -> copy[at] = copy[random.nextInt(copy.length)];
            }
        }
        return copy;
    }
}
