package org.mailmax.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.NewAccount;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.PasswordHash.Cost;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException;

class AuthenticationTest {

    private static final Actor OPERATOR = new Actor.Operator();
    private static final DomainName HERE = new DomainName("here.test");
    private static final EmailAddress ANN = EmailAddress.of("ann@here.test");

    @TempDir
    private Path home;

    private EjbHarness ejb;

    private void start(DatabaseKind kind) throws Exception {
        ejb = EjbHarness.start(TestDatabase.of(kind), home);
        TestPasswords.cheap(ejb);
        ejb.get(DomainAdministration.class).add(OPERATOR, "here.test");
        accounts().add(OPERATOR, new NewAccount(HERE, "Ann", "correct horse", 0));
    }

    @AfterEach
    void stop() {
        ejb.close();
    }

    private AccountAdministration accounts() {
        return ejb.get(AccountAdministration.class);
    }

    /// The documentation: "You can login using two different account name or login formats. Note the @ and /".
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void accountsLogInWithAtOrSlashOrPercent(DatabaseKind kind) throws Exception {
        start(kind);
        Identity ann = login("ann@here.test", "correct horse");
        assertThat(ann.address()).isEqualTo(ANN);
        assertThat(login("ann/here.test", "correct horse")).isEqualTo(ann);
        assertThat(login("ANN%Here.Test", "correct horse")).isEqualTo(ann);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anythingElseFailsInTheSameWords(DatabaseKind kind) throws Exception {
        start(kind);
        accounts().add(OPERATOR, new NewAccount(HERE, "bob", "other horse", 0));
        for (String login : new String[] {
            "ann",
            "",
            "@",
            "nobody@here.test",
            "ann@there.test",
            "postmaster@here.test",
            "' or 1=1--@here.test",
            "bob@here.test",
            "ann@here.test\u0000",
            "${jndi:ldap://x}/here.test"
        }) {
            fails(login, "correct horse");
        }
        fails("ann@here.test", "");
        fails("ann@here.test", "Correct horse");
        fails("ann@here.test", "x".repeat(2_000_000));
        fails("postmaster@here.test", "!");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAliasIsNoLogin(DatabaseKind kind) throws Exception {
        start(kind);
        ejb.get(org.mailmax.administration.AliasAdministration.class).add(OPERATOR, ANN, "sales");
        fails("sales@here.test", "correct horse");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aChangedPasswordWorksAtOnceAndTheOldOneNoMore(DatabaseKind kind) throws Exception {
        start(kind);
        login("ann@here.test", "correct horse");
        accounts().setPassword(OPERATOR, ANN, "battery staple");
        fails("ann@here.test", "correct horse");
        assertThat(login("ann@here.test", "battery staple").address()).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoIsSwitchedOffIsToldSoOnlyWithTheRightPassword(DatabaseKind kind) throws Exception {
        start(kind);
        login("ann@here.test", "correct horse");
        accounts().configure(OPERATOR, ANN, AccountSettings.INITIAL.withEnabled(false));
        assertThatThrownBy(() -> login("ann@here.test", "correct horse"))
                .isInstanceOf(MailException.NotPermitted.class);
        fails("ann@here.test", "wrong");
        accounts().configure(OPERATOR, ANN, AccountSettings.INITIAL);
        ejb.get(DomainAdministration.class).enable(OPERATOR, HERE, false);
        assertThatThrownBy(() -> login("ann@here.test", "correct horse"))
                .isInstanceOf(MailException.NotPermitted.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anOldHashIsMadeAnewAtLogin(DatabaseKind kind) throws Exception {
        start(kind);
        String old = PasswordHash.of("correct horse", new Cost(128, 1, 1), new SecureRandom())
                .toString();
        store(old);
        login("ann@here.test", "correct horse");
        assertThat(stored()).isNotEqualTo(old).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        login("ann@here.test", "correct horse");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void whoGuessesIsRefusedAndOthersAreNot(DatabaseKind kind) throws Exception {
        start(kind);
        for (int i = 0; i < ThrottlePolicy.DEFAULT.refuseAfter(); i++) {
            fails("ann@here.test", "guess " + i);
        }
        assertThatThrownBy(() -> login("ann@here.test", "correct horse")).isInstanceOf(MailException.TryLater.class);
        Identity fromElsewhere = ejb.get(Authentication.class)
                .authenticate(new Credentials.Password("ann@here.test", "correct horse"), peer("192.0.2.7"));
        assertThat(fromElsewhere.address()).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aDatabaseOutOfReachIsNoWrongPassword(DatabaseKind kind) throws Exception {
        start(kind);
        ejb.inTransaction(
                em -> em.createNativeQuery("ALTER TABLE address RENAME TO gone").executeUpdate());
        assertThatThrownBy(() -> login("ann@here.test", "correct horse")).isInstanceOf(MailException.TryLater.class);
    }

    private Identity login(String name, String password) throws MailException {
        return ejb.get(Authentication.class).authenticate(new Credentials.Password(name, password), peer("127.0.0.1"));
    }

    private static Peer peer(String address) {
        return new Peer(Service.IMAP, new InetSocketAddress(InetAddress.ofLiteral(address), 40000), true);
    }

    private void fails(String name, String password) {
        assertThatThrownBy(() -> login(name, password))
                .isInstanceOf(MailException.AuthenticationFailed.class)
                .hasMessage("authentication failed");
    }

    private void store(String hash) {
        ejb.inTransaction(em -> {
            em.createQuery("SELECT a FROM Account a WHERE a.localPart = 'Ann'", Account.class)
                    .getSingleResult()
                    .changePassword(hash);
            return null;
        });
    }

    private String stored() {
        return ejb.inTransaction(
                em -> em.createQuery("SELECT a.passwordHash FROM Account a WHERE a.localPart = 'Ann'", String.class)
                        .getSingleResult());
    }
}
