package org.mailmax.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifiedPasswordsTest {

    private long now;
    private final VerifiedPasswords verified = new VerifiedPasswords(() -> now);

    @Test
    void remembersWhatWasRight() {
        verified.add("hash of ann", "secret");
        assertThat(verified.contains("hash of ann", "secret")).isTrue();
    }

    @Test
    void servesNobodyElseAndNoOtherPassword() {
        verified.add("hash of ann", "secret");
        assertThat(verified.contains("hash of bob", "secret")).isFalse();
        assertThat(verified.contains("hash of ann", "Secret")).isFalse();
        assertThat(verified.contains("hash of ann\u0000s", "ecret")).isFalse();
        assertThat(new VerifiedPasswords(() -> now).contains("hash of ann", "secret"))
                .isFalse();
    }

    @Test
    void forgetsAfterAWhile() {
        verified.add("hash of ann", "secret");
        now += VerifiedPasswords.REMEMBERED_FOR.toNanos() + 1;
        assertThat(verified.contains("hash of ann", "secret")).isFalse();
    }
}
