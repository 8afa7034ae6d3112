package org.mailmax.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.NewAccount;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Mail to offices finds somebody.
class OfficesTest {

    private static final Actor OPERATOR = new Actor.Operator();

    @TempDir
    private Path home;

    private EjbHarness ejb;

    @BeforeEach
    void start() throws Exception {
        ejb = EjbHarness.start(TestDatabase.of(DatabaseKind.H2), home);
        TestPasswords.cheap(ejb);
        ejb.set("mailmax.hostname", "mx.here.test");
    }

    @AfterEach
    void stop() {
        ejb.close();
    }

    @Test
    void theHostsPostmasterIsThatOfItsDomain() throws Exception {
        domain("here.test");
        assertThat(holder("postmaster@mx.here.test")).isEqualTo("postmaster@here.test");
        assertThat(holder("POSTMASTER@mx.here.test")).isEqualTo("postmaster@here.test");
    }

    @Test
    void elsewhereItIsWhomTheOperatorHasNamed() throws Exception {
        ejb.set("mailmax.postmaster", "ann@there.test");
        domain("there.test");
        account("there.test", "ann");
        assertThat(holder("postmaster@mx.here.test")).isEqualTo("ann@there.test");
    }

    @Test
    void withoutAnybodyItIsSaidThatThereIsNobody() throws Exception {
        domain("there.test");
        assertThat(directory().resolve(EmailAddress.of("postmaster@mx.here.test")))
                .isInstanceOf(Resolution.Unknown.class);
        assertThat(directory().resolve(EmailAddress.of("ann@mx.here.test"))).isInstanceOf(Resolution.Remote.class);
        assertThat(directory().resolve(EmailAddress.of("postmaster@mx.there.test")))
                .isInstanceOf(Resolution.Remote.class);
    }

    @Test
    void abuseGoesToThePostmasterUnlessSomebodyClaimsIt() throws Exception {
        domain("here.test");
        assertThat(holder("abuse@here.test")).isEqualTo("postmaster@here.test");
        assertThat(directory().resolve(EmailAddress.of("sales@here.test"))).isInstanceOf(Resolution.Unknown.class);
        account("here.test", "catchrest");
        assertThat(holder("abuse@here.test")).isEqualTo("catchrest@here.test");
        account("here.test", "ann");
        ejb.get(AliasAdministration.class).add(OPERATOR, EmailAddress.of("ann@here.test"), "abuse");
        assertThat(holder("abuse@here.test")).isEqualTo("ann@here.test");
    }

    @Test
    void nobodyIsRelayedForAnOffice() throws Exception {
        ejb.set("mailmax.postmaster", "somebody@elsewhere.test");
        assertThat(directory().resolve(EmailAddress.of("postmaster@mx.here.test")))
                .isInstanceOf(Resolution.Unknown.class);
        assertThat(directory().resolve(EmailAddress.of("abuse@elsewhere.test"))).isInstanceOf(Resolution.Remote.class);
    }

    private void domain(String name) throws Exception {
        ejb.get(DomainAdministration.class).add(OPERATOR, name);
    }

    private void account(String domain, String name) throws Exception {
        ejb.get(AccountAdministration.class)
                .add(OPERATOR, new NewAccount(new DomainName(domain), name, "correct horse", 0));
    }

    private String holder(String address) {
        return ((Resolution.Found) directory().resolve(EmailAddress.of(address)))
                .mailbox()
                .address()
                .toString();
    }

    private Directory directory() {
        return ejb.get(Directory.class);
    }
}
