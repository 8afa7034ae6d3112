package org.mailmax.administration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.TestPasswords;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;

/// The words in which the tests of the administration are written: two domains, their postmasters, a system
/// administrator and the operator.
public abstract class AdministrationTest {

    protected static final Actor OPERATOR = new Operator();
    protected static final DomainName HERE = new DomainName("here.test");
    protected static final DomainName THERE = new DomainName("there.test");
    protected static final String PASSWORD = "correct horse";
    protected static final Peer BROWSER =
            new Peer(Service.WEBMAIL, new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000), true);

    @TempDir
    private Path home;

    protected EjbHarness ejb;

    protected void start(DatabaseKind kind) {
        ejb = EjbHarness.start(TestDatabase.of(kind), home);
        TestPasswords.cheap(ejb);
    }

    @AfterEach
    protected void stop() {
        ejb.close();
    }

    protected Path home() {
        return home;
    }

    protected DomainAdministration domains() {
        return ejb.get(DomainAdministration.class);
    }

    protected AccountAdministration accounts() {
        return ejb.get(AccountAdministration.class);
    }

    protected AliasAdministration aliases() {
        return ejb.get(AliasAdministration.class);
    }

    protected ForwardAdministration forwards() {
        return ejb.get(ForwardAdministration.class);
    }

    protected AdministratorAdministration administrators() {
        return ejb.get(AdministratorAdministration.class);
    }

    protected AdminLogin login() {
        return ejb.get(AdminLogin.class);
    }

    protected static EmailAddress ann() {
        return EmailAddress.of("ann@here.test");
    }

    /// The domains `here.test`, with ann, and `there.test`, with bob.
    protected void furnish() throws AdministrationException {
        domains().add(OPERATOR, "here.test");
        domains().add(OPERATOR, "there.test");
        accounts().add(OPERATOR, new NewAccount(HERE, "ann", PASSWORD, 0));
        accounts().add(OPERATOR, new NewAccount(THERE, "bob", PASSWORD, 0));
    }

    /// The postmaster of a domain, with an own password.
    protected Actor postmaster(DomainName domain) throws AdministrationException {
        EmailAddress address = new EmailAddress("postmaster", domain);
        return chosen(address, administrators().resetPassword(OPERATOR, address), Role.POSTMASTER);
    }

    /// A system administrator, with an own password.
    protected Actor root() throws AdministrationException {
        String first = administrators().addSystemAdministrator(OPERATOR, "root@mail.test");
        return chosen(EmailAddress.of("root@mail.test"), first, Role.SYSTEM);
    }

    private Actor chosen(EmailAddress address, String oneTime, Role role) throws AdministrationException {
        LoginOutcome outcome = login().login(address.toString(), oneTime, role, BROWSER);
        PasswordChoice choice = ((LoginOutcome.MustChoosePassword) outcome).choice();
        return login().choosePassword(choice, PASSWORD);
    }

    protected List<String> audit() {
        return ejb.get(AuditTrail.class).newest(100).stream()
                .map(record -> record.actor() + ": " + record.action() + " " + record.subject())
                .toList();
    }
}
