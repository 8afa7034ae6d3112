package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.administration.LoginOutcome.MustShowCode;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.AppPassword;
import org.mailmax.directory.Authentication;
import org.mailmax.directory.Login;
import org.mailmax.directory.Totp;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException;

/// What somebody does with the own login: app passwords, the second factor, protocols, and the list of logins.
class OwnLoginTest extends AdministrationTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAppPasswordOpensWhatItIsForAndNeverTheWebmail(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        String password = mailboxes()
                .addAppPassword(
                        user(), ann(), new AppPassword.Terms(" Telephone ", Set.of(Service.IMAP), Optional.empty()));
        log(Service.IMAP, password);
        log(Service.IMAP, password.replaceAll("(.{4})", "$1 "));
        fails(Service.SUBMISSION, password);
        fails(Service.WEBMAIL, password);
        fails(Service.IMAP, password + "x");
        assertThat(mailboxes().logins(OPERATOR, ann()))
                .anySatisfy(login -> assertThat(login)
                        .returns("Telephone", Login::label)
                        .returns(2L, Login::times)
                        .returns(true, Login::succeeded))
                .anySatisfy(login -> assertThat(login.succeeded()).isFalse());
        AppPasswordSummary only = mailboxes().appPasswords(OPERATOR, ann()).getFirst();
        assertThat(only.toString()).doesNotContain(password);
        mailboxes().deleteAppPassword(OPERATOR, ann(), only.id());
        fails(Service.IMAP, password);
        assertThatThrownBy(() -> mailboxes()
                        .addAppPassword(
                                user(),
                                ann(),
                                new AppPassword.Terms(
                                        "x",
                                        Set.of(Service.IMAP),
                                        Optional.of(Instant.now().minus(Duration.ofHours(1))))))
                .isInstanceOf(AdministrationException.InvalidValue.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoHasASecondFactorShowsACode(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor user = user();
        TwoFactorAdministration factors = ejb.get(TwoFactorAdministration.class);
        String secret = factors.begin(user);
        log(Service.IMAP, PASSWORD);
        assertThatThrownBy(() -> factors.confirm(user, "000000"))
                .isInstanceOf(AdministrationException.InvalidValue.class);
        String code = Totp.code(secret, Instant.now());
        List<String> recovery = factors.confirm(user, code);
        fails(Service.IMAP, PASSWORD);

        assertThatThrownBy(() -> login().showCode(pending(), code, BROWSER)).isInstanceOf(LoginFailed.class);
        assertThatThrownBy(() -> login().showCode(pending(), "", BROWSER)).isInstanceOf(LoginFailed.class);
        assertThat(login().showCode(pending(), recovery.getFirst(), BROWSER)).isEqualTo(user);
        assertThatThrownBy(() -> login().showCode(pending(), recovery.getFirst(), BROWSER))
                .isInstanceOf(LoginFailed.class);
        assertThat(factors.recoveryCodesLeft(user)).isEqualTo(recovery.size() - 1);
        PendingLogin late =
                new PendingLogin(user, pending().owner(), Instant.now().minusSeconds(1));
        assertThatThrownBy(() -> login().showCode(late, recovery.get(1), BROWSER))
                .isInstanceOf(LoginFailed.class);
        factors.reset(OPERATOR, ann());
        log(Service.IMAP, PASSWORD);
        assertThat(user()).isEqualTo(user);
    }

    private PendingLogin pending() throws AdministrationException {
        return ((MustShowCode) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).pending();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void protocolsAreAllowedOneByOne(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        accounts()
                .configure(
                        OPERATOR, ann(), AccountSettings.INITIAL.withAccess(new Access(false, Set.of(Service.IMAP))));
        log(Service.IMAP, PASSWORD);
        for (Service closed : List.of(Service.POP3, Service.SUBMISSION, Service.SMTP, Service.WEBMAIL)) {
            assertThatThrownBy(() -> log(closed, PASSWORD)).isInstanceOf(MailException.NotPermitted.class);
        }
        accounts()
                .configure(
                        OPERATOR, ann(), AccountSettings.INITIAL.withAccess(new Access(true, Access.OPEN.protocols())));
        assertThatThrownBy(() -> log(Service.IMAP, PASSWORD)).isInstanceOf(MailException.NotPermitted.class);
    }

    private MailboxAdministration mailboxes() {
        return ejb.get(MailboxAdministration.class);
    }

    private Actor user() throws AdministrationException {
        return ((Admitted) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).actor();
    }

    private void log(Service service, String password) throws MailException {
        Peer peer = new Peer(service, new InetSocketAddress(InetAddress.getLoopbackAddress(), 40001), true);
        ejb.get(Authentication.class).authenticate(new Credentials.Password("ann@here.test", password), peer);
    }

    private void fails(Service service, String password) {
        assertThatThrownBy(() -> log(service, password)).isInstanceOf(MailException.AuthenticationFailed.class);
    }
}
