package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.TooManyAttempts;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.administration.LoginOutcome.MustChoosePassword;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Authentication;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.port.MailException;

class AdminLoginTest extends AdministrationTest {

    private static final String POSTMASTER = "postmaster@here.test";
    private static final String OWN = "my own password";

    /// The documentation: "Email Address: postmaster@yourdomain.com … DO NOT CHECK System Admin".
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void thePostmasterOfANewDomainChoosesAPasswordAndIsIn(DatabaseKind kind) throws Exception {
        start(kind);
        String first = domains().add(OPERATOR, "here.test").oneTimePassword();
        PasswordChoice choice = mustChoose(POSTMASTER, first, Role.POSTMASTER);
        Actor postmaster = login().choosePassword(choice, OWN);
        assertThat(postmaster.name()).isEqualTo(POSTMASTER);
        assertThat(domains().show(postmaster, HERE).name()).isEqualTo(HERE);

        assertThat(login().login(" Postmaster/HERE.test ", OWN, Role.POSTMASTER, BROWSER))
                .isEqualTo(new Admitted(postmaster));
        fails(POSTMASTER, first, Role.POSTMASTER);
        assertThatThrownBy(() -> login().choosePassword(choice, "another one")).isInstanceOf(LoginFailed.class);
        assertThat(audit()).contains("postmaster@here.test: administrator login postmaster@here.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theFirstChoiceOpensThePostmastersMailboxToo(DatabaseKind kind) throws Exception {
        start(kind);
        String first = domains().add(OPERATOR, "here.test").oneTimePassword();
        assertThatThrownBy(() -> mailLogin(first)).isInstanceOf(MailException.AuthenticationFailed.class);
        login().choosePassword(mustChoose(POSTMASTER, first, Role.POSTMASTER), OWN);
        mailLogin(OWN);

        String second = administrators().resetPassword(OPERATOR, EmailAddress.of(POSTMASTER));
        login().choosePassword(mustChoose(POSTMASTER, second, Role.POSTMASTER), "quite another");
        mailLogin(OWN);
    }

    private void mailLogin(String password) throws MailException {
        ejb.get(Authentication.class).authenticate(new Credentials.Password(POSTMASTER, password), BROWSER);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theSystemAdminBoxMustBeRight(DatabaseKind kind) throws Exception {
        start(kind);
        domains().add(OPERATOR, "here.test");
        postmaster(HERE);
        root();
        fails(POSTMASTER, PASSWORD, Role.SYSTEM);
        fails("root@mail.test", PASSWORD, Role.POSTMASTER);
        assertThat(login().login("root@mail.test", PASSWORD, Role.SYSTEM, BROWSER))
                .isInstanceOf(Admitted.class);
        fails("root@mail.test", "wrong", Role.SYSTEM);
        fails("nobody@mail.test", PASSWORD, Role.SYSTEM);
        fails("", "", Role.SYSTEM);
        fails("ann", PASSWORD, Role.POSTMASTER);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aOneTimePasswordIsValidForADay(DatabaseKind kind) throws Exception {
        start(kind);
        String first = domains().add(OPERATOR, "here.test").oneTimePassword();
        PasswordChoice choice = mustChoose(POSTMASTER, first, Role.POSTMASTER);
        ejb.inTransaction(em -> em.createNativeQuery("UPDATE administrator SET one_time_until = one_time_until - 86401")
                .executeUpdate());
        fails(POSTMASTER, first, Role.POSTMASTER);
        assertThatThrownBy(() -> login().choosePassword(choice, OWN)).isInstanceOf(LoginFailed.class);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aWeakChoiceLeavesTheRightToChoose(DatabaseKind kind) throws Exception {
        start(kind);
        String first = domains().add(OPERATOR, "here.test").oneTimePassword();
        PasswordChoice choice = mustChoose(POSTMASTER, first, Role.POSTMASTER);
        assertThatThrownBy(() -> login().choosePassword(choice, "short")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> login().choosePassword(choice, first)).isInstanceOf(InvalidValue.class);
        assertThat(choice.toString()).doesNotContain("argon2");
        login().choosePassword(choice, OWN);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theOwnPasswordIsChangedByTypingTheOldOneAgain(DatabaseKind kind) throws Exception {
        start(kind);
        Actor root = root();
        AdministratorPasswords passwords = ejb.get(AdministratorPasswords.class);
        assertThatThrownBy(() -> passwords.change(root, "wrong", OWN)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> passwords.change(OPERATOR, "", OWN)).isInstanceOf(NotAllowed.class);
        passwords.change(root, PASSWORD, OWN);
        fails("root@mail.test", PASSWORD, Role.SYSTEM);
        assertThat(login().login("root@mail.test", OWN, Role.SYSTEM, BROWSER)).isEqualTo(new Admitted(root));
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void guessingIsRefusedAfterAWhile(DatabaseKind kind) throws Exception {
        start(kind);
        root();
        for (int i = 0; i < 20; i++) {
            fails("admin" + i + "@mail.test", "guess", Role.SYSTEM);
        }
        assertThatThrownBy(() -> login().login("second@mail.test", PASSWORD, Role.SYSTEM, BROWSER))
                .isInstanceOf(TooManyAttempts.class);
        // Root has logged in from here before.
        assertThat(login().login("root@mail.test", PASSWORD, Role.SYSTEM, BROWSER))
                .isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theFirstAdministratorIsMadeOnceAndTheFileGoesWhenItWasUsed(DatabaseKind kind) throws Exception {
        start(kind);
        ejb.set("mailmax.hostname", "mail.example.test");
        FirstAdministrator start = ejb.get(FirstAdministrator.class);
        Path file = home().resolve("first-password.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String text = Files.readString(file);
        start.appoint();
        assertThat(Files.readString(file)).isEqualTo(text);

        PasswordChoice choice = mustChoose("admin@mail.example.test", password(text), Role.SYSTEM);
        assertThat(file).exists();
        Actor admin = login().choosePassword(choice, OWN);
        assertThat(file).doesNotExist();
        domains().add(admin, "here.test");
        start.appoint();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aFirstPasswordNobodyUsedInTimeIsReplacedAtTheNextStart(DatabaseKind kind) throws Exception {
        start(kind);
        FirstAdministrator start = ejb.get(FirstAdministrator.class);
        String before = Files.readString(home().resolve("first-password.txt"));
        ejb.inTransaction(em -> em.createNativeQuery("UPDATE administrator SET one_time_until = 0")
                .executeUpdate());
        start.appoint();
        assertThat(Files.readString(home().resolve("first-password.txt"))).isNotEqualTo(before);
    }

    private static String password(String text) throws IOException {
        Matcher matcher = Pattern.compile("Password +(\\S+)").matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private PasswordChoice mustChoose(String address, String password, Role role) throws AdministrationException {
        return ((MustChoosePassword) login().login(address, password, role, BROWSER)).choice();
    }

    private void fails(String address, String password, Role role) {
        assertThatThrownBy(() -> login().login(address, password, role, BROWSER))
                .isInstanceOf(LoginFailed.class);
    }
}
