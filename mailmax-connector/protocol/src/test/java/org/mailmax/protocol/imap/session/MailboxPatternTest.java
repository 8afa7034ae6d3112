package org.mailmax.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.folder.FolderName;

class MailboxPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, a/b, true",
        "%, a/b, false",
        "%, a, true",
        "%/%, a/b, true",
        "a*, a, true",
        "a/*, a, false",
        "*b, a/b, true",
        "%b, a/b, false",
        "inbox, INBOX, true",
        "InB%, INBOX, true",
        "inbox/x, INBOX/x, true",
        "INBOX/X, INBOX/x, false",
        "A, a, false",
        "%*%, a/b/c, true",
        "a%c, abc, true",
        "a%c, a/c, false",
        "a*c, a/c, true",
    })
    void matches(String pattern, String name, boolean expected) {
        assertThat(new MailboxPattern(pattern).matches(new FolderName(name))).isEqualTo(expected);
    }

    @Test
    void agreesWithTheObviousWay() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            String name = word(random, "ab").concat(random.nextBoolean() ? "/" + word(random, "ab") : "");
            String pattern = word(random, "ab/*%");
            assertThat(new MailboxPattern(pattern).matches(new FolderName(name)))
                    .as("fuzz.seed=%d %s %s", seed, pattern, name)
                    .isEqualTo(obvious(pattern, name));
        }
    }

    private static boolean obvious(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '*' || first == '%') {
            boolean taken =
                    !name.isEmpty() && (first == '*' || name.charAt(0) != '/') && obvious(pattern, name.substring(1));
            return taken || obvious(rest, name);
        }
        return !name.isEmpty() && name.charAt(0) == first && obvious(rest, name.substring(1));
    }

    private static String word(RandomGenerator random, String letters) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
