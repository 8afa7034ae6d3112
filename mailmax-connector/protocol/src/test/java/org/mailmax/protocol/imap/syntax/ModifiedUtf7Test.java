package org.mailmax.protocol.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedUtf7Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INBOX|INBOX",
                "A&B|A&-B",
                "Entwürfe|Entw&APw-rfe",
                "台北|&U,BTFw-",
                "~peter/mail/台北/日本語|~peter/mail/&U,BTFw-/&ZeVnLIqe-",
                "😀|&2D3eAA-",
                "&|&-",
                "é&è|&AOk-&-&AOg-",
            })
    void spells(String name, String encoded) {
        assertThat(ModifiedUtf7.encode(name)).isEqualTo(encoded);
        assertThat(ModifiedUtf7.decode(encoded)).contains(name);
    }

    /// Each of these would be a second spelling of another name, or none at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&",
                "&AOk",
                "&AGE-",
                "&AOk-&AOg-",
                "&AOl-",
                "&A-",
                "&AO-",
                "&2D0-",
                "&3gA-",
                "&AOk!-",
                "é",
                "&AOk=-",
                "a\tb",
                "&AAo-x&",
                "&JjoAIQ-",
            })
    void refuses(String encoded) {
        assertThat(ModifiedUtf7.decode(encoded)).isEmpty();
    }

    @Test
    void everyNameHasOneSpelling() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            String name = randomName(random);
            assertThat(ModifiedUtf7.decode(ModifiedUtf7.encode(name)))
                    .as("fuzz.seed=" + seed)
                    .contains(name);
            String noise = randomNoise(random);
            ModifiedUtf7.decode(noise)
                    .ifPresent(decoded -> assertThat(ModifiedUtf7.encode(decoded))
                            .as("fuzz.seed=" + seed)
                            .isEqualTo(noise));
        }
    }

    private static String randomName(RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            int c = random.nextBoolean() ? random.nextInt(0x20, 0x7F) : random.nextInt(0xA0, 0x11000);
            name.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '&' : c);
        }
        return name.toString();
    }

    private static String randomNoise(RandomGenerator random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(1, 10); i > 0; i--) {
            noise.append("&-AOkgDpw,+x".charAt(random.nextInt(12)));
        }
        return noise.toString();
    }
}
