package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqueezedTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, Squeezed.FEW, Squeezed.FEW + 1, 100_000})
    void whatWasPutInComesOut(int length) throws Exception {
        byte[] octets = new byte[length];
        RandomGenerator.of("L64X128MixRandom").nextBytes(octets);
        assertThat(Squeezed.open(Squeezed.of(octets)).readAllBytes()).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void whatIsMuchTakesLessRoom(int length) throws Exception {
        assertThat(Squeezed.of(new byte[length])).hasSizeLessThan(length / 10);
    }
}
