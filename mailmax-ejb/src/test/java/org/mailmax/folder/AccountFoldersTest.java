package org.mailmax.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;

class AccountFoldersTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAccountIsBornWithItsFoldersAndTakesThemAlong(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            TestAccounts accounts = new TestAccounts(ejb);
            Identity ann = accounts.add("ann");
            Identity bob = accounts.add("bob");
            FolderCatalog catalog = ejb.get(FolderCatalog.class);

            assertThat(catalog.of(ann.account()).folders()).hasSize(6);
            assertThat(catalog.of(ann.account()).subscribed()).hasSize(6);
            assertThat(catalog.named(ann.account(), SpecialUse.JUNK.defaultName())
                            .use())
                    .contains(SpecialUse.JUNK);
            assertThatThrownBy(() -> catalog.owned(ann.account(), accounts.inbox(bob)))
                    .isInstanceOf(MailException.NoSuchFolder.class);

            ejb.get(AccountFolders.class).remove(ann.account().value());
            catalog.forget(ann.account());

            assertThat(catalog.of(ann.account()).find(FolderName.INBOX)).isEmpty();
            assertThat(catalog.named(bob.account(), FolderName.INBOX).name()).isEqualTo(FolderName.INBOX);
        }
    }
}
