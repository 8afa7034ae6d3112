package org.mailmax.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;

class VaultTest {

    private static final byte[] SECRET = "the-canary-secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    @TempDir
    private Path elsewhere;

    private static Vault vault(Path home) {
        return EjbHarness.start(TestDatabase.h2(), home).get(Vault.class);
    }

    @Test
    void aSecretOpensAfterARestartWhereItBelongsAndNowhereElse() throws Exception {
        String sealed = vault(home).seal("purpose", SECRET);

        assertThat(sealed).doesNotContain("canary").isNotEqualTo(vault(home).seal("purpose", SECRET));
        assertThat(vault(home).open("purpose", sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault(home).open("other purpose", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault(elsewhere).open("purpose", sealed)).isInstanceOf(IllegalStateException.class);
        for (String damaged :
                new String[] {"", "1:", "1:AAAA", sealed.substring(0, sealed.length() - 4), "1:" + "A".repeat(60)}) {
            assertThatThrownBy(() -> vault(home).open("purpose", damaged))
                    .as(damaged)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theKeyIsItsOwnersAlone() throws Exception {
        vault(home);
        Path file = home.resolve("keys/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.getParent()).isDirectoryContaining("glob:**master.key").isDirectoryNotContaining("glob:**new");
    }

    @Test
    void keysOfDifferentPurposesDiffer() {
        Vault vault = vault(home);
        assertThat(vault.key("one", "AES").getEncoded())
                .hasSize(32)
                .isEqualTo(vault.key("one", "AES").getEncoded())
                .isNotEqualTo(vault.key("two", "AES").getEncoded());
    }

    @Test
    void aDamagedKeyIsNotReplaced() throws Exception {
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/master.key"), "abcd\n");
        assertThatThrownBy(() -> vault(home)).hasStackTraceContaining("holds no key");
    }
}
