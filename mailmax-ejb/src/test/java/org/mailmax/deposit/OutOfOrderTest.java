package org.mailmax.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.content.ContentStore;
import org.mailmax.content.StoredContent;
import org.mailmax.folder.Folder;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;

/// A full disk and a database that is gone: the sender is told to try later, nothing promised is lost, and it works
/// again without a restart.
class OutOfOrderTest {

    private static final int OCTETS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void aFullDiskRefusesAndRecoversWhenThereIsRoom() throws Exception {
        Path home = Files.createDirectory(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", home.toString()), "may not mount");
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.h2(), home).bind(CompanionRecovery.class)) {
            TestAccounts accounts = new TestAccounts(ejb);
            FolderId inbox = accounts.inbox(accounts.add("ann"));
            Path ballast = Files.write(home.resolve("ballast"), new byte[1_000_000]);

            int stored = 0;
            while (deposit(ejb, inbox, Messages.ofSize("n" + stored, OCTETS))) {
                stored++;
            }

            assertThat(stored).isBetween(5, 25);
            assertThat(deposit(ejb, inbox, Messages.ofSize("still full", OCTETS)))
                    .isFalse();
            Files.delete(ballast);
            assertThat(deposit(ejb, inbox, Messages.ofSize("again", OCTETS))).isTrue();
            assertThat(folder(ejb, inbox).messages()).isEqualTo(stored + 1);
            assertReadable(ejb, stored + 1);
        } finally {
            run("umount", home.toString());
        }
    }

    @Test
    void aDatabaseThatIsGoneRefusesAndRecoversWhenItIsBack() throws Exception {
        Path data = folder.resolve("data");
        int port;
        EjbHarness ejb;
        FolderId inbox;
        try (EmbeddedPostgres server = server(data).start()) {
            port = server.getPort();
            ejb = EjbHarness.start(TestDatabase.postgresql(server, "postgres"), folder)
                    .bind(CompanionRecovery.class);
            TestAccounts accounts = new TestAccounts(ejb);
            inbox = accounts.inbox(accounts.add("ann"));
            assertThat(deposit(ejb, inbox, Messages.text("before"))).isTrue();
        }
        assertThat(deposit(ejb, inbox, Messages.text("while it is gone"))).isFalse();
        assertThat(deposit(ejb, inbox, Messages.text("still gone"))).isFalse();
        try (EmbeddedPostgres _ = server(data).setPort(port).start()) {
            // The first connections of the pool are dead still; the container's pool validates them.
            boolean back = false;
            for (int attempt = 0; attempt < 40 && !back; attempt++) {
                back = deposit(ejb, inbox, Messages.text("after"));
            }
            assertThat(back).isTrue();
            assertThat(folder(ejb, inbox).messages()).isEqualTo(2);
            assertReadable(ejb, 2);
            ejb.close();
        }
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        return TestDatabase.server().setDataDirectory(data).setCleanDataDirectory(false);
    }

    /// @return false when the sender was told to try later
    private static boolean deposit(EjbHarness ejb, FolderId inbox, Content content) {
        Deposit deposit = Deposit.into(inbox, content, Flags.NONE, Instant.now());
        try {
            ejb.get(GroupCommit.class).deposit(List.of(deposit));
            return true;
        } catch (MailException e) {
            assertThat(e).isInstanceOf(MailException.TryLater.class);
            return false;
        }
    }

    private static void assertReadable(EjbHarness ejb, int count) {
        List<StoredContent> contents =
                ejb.inTransaction(em -> em.createQuery("select c from StoredContent c", StoredContent.class)
                        .getResultList());
        assertThat(contents).hasSize(count);
        ContentStore store = ejb.get(ContentStore.class);
        assertThat(contents)
                .allSatisfy(content -> assertThat(
                                new String(store.content(content.location()).toByteArray()))
                        .startsWith("From: Ann")
                        .endsWith("\r\n"));
    }

    private static Folder folder(EjbHarness ejb, FolderId id) {
        return ejb.inTransaction(em -> em.find(Folder.class, id.value()));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
