package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.AdministrationException.Loop;
import org.mailmax.administration.LoginOutcome.MustChoosePassword;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Authentication;
import org.mailmax.directory.Directory;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.port.MailException;

/// What the administration promises about domains and the addresses in them.
class DomainRulesTest extends AdministrationTest {

    private static final EmailAddress BOB = EmailAddress.of("bob@there.test");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theWordPasswordWorksOnce(DatabaseKind kind) throws Exception {
        start(kind);
        assertThat(domains().add(OPERATOR, "here.test", FirstPassword.WORD).oneTimePassword())
                .isEqualTo("password");
        MustChoosePassword outcome =
                (MustChoosePassword) login().login("postmaster@here.test", "password", Role.POSTMASTER, BROWSER);
        assertThatThrownBy(() -> login().login("postmaster@here.test", "password", Role.POSTMASTER, BROWSER))
                .isInstanceOf(LoginFailed.class);
        assertThatThrownBy(() -> mail("postmaster@here.test", "password"))
                .isInstanceOf(MailException.AuthenticationFailed.class);
        assertThatThrownBy(() -> login().choosePassword(outcome.choice(), "Password"))
                .isInstanceOf(AdministrationException.InvalidValue.class);
        login().choosePassword(outcome.choice(), PASSWORD);
        mail("postmaster@here.test", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void limitsHold(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        domains().limit(OPERATOR, HERE, new DomainLimits(3, 1, 1000, 1500));
        accounts().add(OPERATOR, new NewAccount(HERE, "carl", PASSWORD, 1000));
        assertThatThrownBy(() -> accounts().add(OPERATOR, new NewAccount(HERE, "dora", PASSWORD, 100)))
                .isInstanceOf(LimitReached.class);
        assertThatThrownBy(() -> accounts().addGroup(OPERATOR, HERE, "all")).isInstanceOf(LimitReached.class);
        assertThatThrownBy(() -> quota(ann(), 1001)).isInstanceOf(LimitReached.class);
        assertThatThrownBy(() -> quota(ann(), 501)).isInstanceOf(LimitReached.class);
        quota(ann(), 500);
        assertThatThrownBy(() -> quota(ann(), 0)).isInstanceOf(LimitReached.class);
        aliases().add(OPERATOR, ann(), "one");
        assertThatThrownBy(() -> aliases().add(OPERATOR, ann(), "two")).isInstanceOf(LimitReached.class);
        assertThat(domains().show(OPERATOR, HERE).promised()).isEqualTo(1500);
    }

    private void quota(EmailAddress address, long octets) throws AdministrationException {
        accounts().configure(OPERATOR, address, AccountSettings.INITIAL.withQuota(octets));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyAddressIsThereUnderTheOtherNameOfItsDomainToo(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        domains().addAlias(OPERATOR, HERE, "second.test");
        Directory directory = ejb.get(Directory.class);
        assertThat(directory.resolve(EmailAddress.of("ANN+x@second.test"))).isInstanceOf(Resolution.Found.class);
        assertThat(directory.resolve(EmailAddress.of("nobody@second.test"))).isInstanceOf(Resolution.Unknown.class);
        assertThat(directory.resolve(EmailAddress.of("ann@third.test"))).isInstanceOf(Resolution.Remote.class);
        assertThat(mail("ann@second.test", PASSWORD)).isEqualTo(ann());
        for (String taken : List.of("second.test", "there.test")) {
            assertThatThrownBy(() -> domains().addAlias(OPERATOR, THERE, taken)).isInstanceOf(AlreadyTaken.class);
        }
        assertThatThrownBy(() -> domains().add(OPERATOR, "second.test")).isInstanceOf(AlreadyTaken.class);
        domains().deleteAlias(OPERATOR, HERE, new DomainName("second.test"));
        assertThat(directory.resolve(EmailAddress.of("ann@second.test"))).isInstanceOf(Resolution.Remote.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSuspendedDomainKeepsMailAndLetsNobodyIn(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        domains().change(OPERATOR, HERE, DomainState.SUSPENDED);
        assertThat(ejb.get(Directory.class).resolve(ann())).isInstanceOf(Resolution.Found.class);
        assertThatThrownBy(() -> mail("ann@here.test", PASSWORD)).isInstanceOf(MailException.NotPermitted.class);
        domains().change(OPERATOR, HERE, DomainState.DISABLED);
        assertThat(ejb.get(Directory.class).resolve(ann())).isInstanceOf(Resolution.Disabled.class);
        domains().change(OPERATOR, HERE, DomainState.ACTIVE);
        mail("ann@here.test", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDeletedMailboxComesBackUntilItsTimeIsOver(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        accounts().retire(OPERATOR, ann());
        assertThat(ejb.get(Directory.class).resolve(ann())).isInstanceOf(Resolution.Disabled.class);
        assertThatThrownBy(() -> mail("ann@here.test", PASSWORD)).isInstanceOf(MailException.NotPermitted.class);
        assertThatThrownBy(() -> accounts().add(OPERATOR, new NewAccount(HERE, "ann", PASSWORD, 0)))
                .isInstanceOf(AlreadyTaken.class);
        assertThat(addresses()).doesNotContain(ann());
        accounts().restore(OPERATOR, ann());
        mail("ann@here.test", PASSWORD);

        accounts().retire(OPERATOR, ann());
        RetiredAccounts retired = ejb.get(RetiredAccounts.class);
        assertThat(retired.deleteOld(Instant.now().plus(retired.grace()).minus(Duration.ofHours(1))))
                .isZero();
        assertThat(accounts().retired(OPERATOR, HERE)).hasSize(1);
        assertThat(retired.deleteOld(Instant.now().plus(retired.grace()).plus(Duration.ofHours(1))))
                .isEqualTo(1);
        accounts().add(OPERATOR, new NewAccount(HERE, "ann", PASSWORD, 0));
    }

    private List<EmailAddress> addresses() throws AdministrationException {
        return accounts().list(OPERATOR, HERE, ListRequest.all(AccountSummary.Column.ADDRESS)).rows().stream()
                .map(AccountSummary::address)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aLoopIsNamedAndATakenNameSaysByWhom(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        aliases().add(OPERATOR, BOB, "robert");
        forwards().add(OPERATOR, BOB, "ann@here.test");
        forwards().configure(OPERATOR, BOB, true, true);
        assertThatThrownBy(() -> forwards().add(OPERATOR, ann(), "robert@there.test"))
                .isInstanceOfSatisfying(
                        Loop.class,
                        loop -> assertThat(loop.circle())
                                .extracting(EmailAddress::toString)
                                .containsExactly("ann@here.test", "robert@there.test", "ann@here.test"));
        assertThatThrownBy(() -> aliases().add(OPERATOR, BOB, "Robert"))
                .isInstanceOfSatisfying(
                        AlreadyTaken.class, taken -> assertThat(taken.owner()).contains(BOB));
        forwards().configure(OPERATOR, BOB, true, false);
        forwards().add(OPERATOR, ann(), "bob@there.test");
        forwards().configure(OPERATOR, ann(), true, true);
        assertThatThrownBy(() -> forwards().configure(OPERATOR, BOB, true, true))
                .isInstanceOf(Loop.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theAdviceStandsUntilThePostmasterIsReadOrForwarded(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        PostmasterAdvice advice = ejb.get(PostmasterAdvice.class);
        EmailAddress postmaster = EmailAddress.of("postmaster@here.test");
        assertThat(advice.isNeeded(OPERATOR, HERE)).isTrue();
        forwards().add(OPERATOR, postmaster, "ann@here.test");
        assertThat(advice.isNeeded(OPERATOR, HERE)).isTrue();
        forwards().configure(OPERATOR, postmaster, false, true);
        assertThat(advice.isNeeded(OPERATOR, HERE)).isFalse();

        accounts().setPassword(OPERATOR, EmailAddress.of("postmaster@there.test"), PASSWORD);
        assertThat(advice.isNeeded(OPERATOR, THERE)).isTrue();
        mail("postmaster@there.test", PASSWORD);
        assertThat(advice.isNeeded(OPERATOR, THERE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aGroupHasMembersAndNoDoor(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        EmailAddress all = accounts().addGroup(OPERATOR, HERE, "all");
        forwards().add(OPERATOR, all, "ann@here.test");
        forwards().add(OPERATOR, all, "bob@there.test");
        accounts().setPassword(OPERATOR, all, PASSWORD);
        assertThatThrownBy(() -> mail("all@here.test", PASSWORD)).isInstanceOf(MailException.NotPermitted.class);
        assertThat(((Resolution.Found) ejb.get(Directory.class).resolve(all))
                        .mailbox()
                        .forwards())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aFileIsTriedBeforeItIsImported(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        AccountImport imports = ejb.get(AccountImport.class);
        String csv =
                "name;password;quota\r\ncarl;;20\r\nann;;\r\n\"dora\";\"long \"\"enough\"\"\";0\r\n;x;\r\nCARL;;\r\n";
        assertThat(imports.dryRun(OPERATOR, HERE, csv))
                .extracting(ImportLine::isGood)
                .containsExactly(true, false, true, false, false);
        assertThat(addresses()).hasSize(2);
        List<ImportLine> done = imports.run(OPERATOR, HERE, csv);
        assertThat(addresses()).hasSize(4);
        mail("carl@here.test", done.getFirst().password().orElseThrow());
        mail("dora@here.test", "long \"enough\"");
        assertThat(done.toString()).doesNotContain(done.getFirst().password().orElseThrow());
        assertThat(CsvText.field("=1+1")).isEqualTo("\"'=1+1\"");
        assertThat(CsvText.field("@SUM(\"a\")")).isEqualTo("\"'@SUM(\"\"a\"\")\"");
    }

    private EmailAddress mail(String login, String password) throws MailException {
        return ejb.get(Authentication.class)
                .authenticate(new Credentials.Password(login, password), BROWSER)
                .address();
    }
}
