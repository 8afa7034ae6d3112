package org.mailmax.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailmax.harness.TestAccounts;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.route.SmartHost.Security;

class SmartHostsTest extends RoutingTest {

    private static final Login LOGIN = new Login("mailmax", "the-canary-password");

    private void route(RouteMatch match, String host, Security security, Optional<Login> login) {
        ejb.inTransaction(_ -> {
            ejb.get(MailRoutes.class).add(match, new SmartHost(host, 2587, security, login));
            ejb.get(org.mailmax.directory.DirectoryNews.class).tellAfterCommit();
            return null;
        });
    }

    private void route(RouteMatch match, String host) {
        route(match, host, Security.OPPORTUNISTIC, Optional.empty());
    }

    private String name(String domain, String sender, Optional<AccountId> account) {
        return switch (ejb.get(Routes.class)
                .destination(new DomainName(domain), ReversePath.of(EmailAddress.of(sender)), account)) {
            case NextHop.To(Destination to) -> to.name();
            case NextHop other -> throw new AssertionError(other);
        };
    }

    @Test
    void theRecipientsDomainIsAskedFirstThenAccountThenSender() {
        dns.add("b.test. A 127.0.0.1");
        start();
        Identity ann = new TestAccounts(ejb).add("ann");
        assertThat(name("b.test", "ann@here.test", Optional.of(ann.account()))).isEqualTo("b.test");

        route(new RouteMatch.Everything(), "127.0.0.2");
        assertThat(name("b.test", "ann@here.test", Optional.of(ann.account()))).isEqualTo("127.0.0.2:2587");
        route(new RouteMatch.Senders(new DomainName("here.test")), "127.0.0.3");
        assertThat(name("b.test", "ann@here.test", Optional.of(ann.account()))).isEqualTo("127.0.0.3:2587");
        assertThat(name("b.test", "ann@there.test", Optional.of(ann.account()))).isEqualTo("127.0.0.2:2587");
        route(new RouteMatch.Account(ann.account()), "127.0.0.4");
        assertThat(name("b.test", "ann@here.test", Optional.of(ann.account()))).isEqualTo("127.0.0.4:2587");
        route(new RouteMatch.Recipients(new DomainName("b.test")), "127.0.0.5");
        assertThat(name("b.test", "ann@here.test", Optional.of(ann.account()))).isEqualTo("127.0.0.5:2587");
        assertThat(name("c.test", "bob@there.test", Optional.empty())).isEqualTo("127.0.0.2:2587");
    }

    @Test
    void thePasswordIsReadableForTheServerAlone() {
        start();
        route(new RouteMatch.Everything(), "127.0.0.2", Security.IMPLICIT, Optional.of(LOGIN));

        Destination to = destination("b.test");
        assertThat(to.login()).contains(LOGIN);
        assertThat(to.toString()).doesNotContain(LOGIN.password());
        assertThat(to.hosts().getFirst().tls()).isEqualTo(new TlsPolicy.Implicit());
        Object stored = ejb.inTransaction(
                em -> em.createNativeQuery("SELECT password FROM mail_route").getSingleResult());
        assertThat(stored.toString()).startsWith("1:").doesNotContain(LOGIN.password());
    }

    @Test
    void aSealedPasswordIsWorthNothingInAnotherRow() {
        start();
        route(new RouteMatch.Everything(), "127.0.0.2", Security.IMPLICIT, Optional.of(LOGIN));
        ejb.inTransaction(em ->
                em.createNativeQuery("UPDATE mail_route SET login = 'attacker'").executeUpdate());
        assertThat(hop("b.test")).isInstanceOf(NextHop.TryLater.class);
    }

    @Test
    void eachSecurityHasItsPolicy() {
        dns.add("smart.test. A 127.0.0.2");
        start();
        route(new RouteMatch.Recipients(new DomainName("a.test")), "smart.test", Security.VERIFIED, Optional.empty());
        route(new RouteMatch.Recipients(new DomainName("b.test")), "smart.test", Security.NONE, Optional.empty());
        assertThat(destination("a.test").hosts().getFirst().tls())
                .isEqualTo(new TlsPolicy.Verified(Set.of("smart.test")));
        assertThat(destination("b.test").hosts().getFirst().tls()).isEqualTo(new TlsPolicy.ClearText());
        Routes routes = ejb.get(Routes.class);
        assertThat(routes.verifiedDestination(new DomainName("a.test"), ReversePath.NULL, Optional.empty()))
                .isInstanceOf(NextHop.To.class);
        assertThat(routes.verifiedDestination(new DomainName("b.test"), ReversePath.NULL, Optional.empty()))
                .isInstanceOf(NextHop.NoVerifiedHost.class);
    }

    @Test
    void mailWaitsForASmartHostThatIsWrong() {
        dns.fail("broken.test").add(OUR_NAME + ". A 127.0.0.9", "none.test. TXT x");
        start("mailmax.smtp.port", "2587");
        for (String host :
                new String[] {"broken.test", "none.test", "unknown.test", OUR_NAME, "127.0.0.9", "0.0.0.0"}) {
            route(new RouteMatch.Recipients(new DomainName(host.replace('.', '-') + ".test")), host);
            assertThat(hop(host.replace('.', '-') + ".test")).as(host).isInstanceOf(NextHop.TryLater.class);
        }
    }

    @Test
    void aDomainMayHaveAnAddressOfItsOwn() throws Exception {
        dns.add("b.test. A 127.0.0.1");
        start();
        ejb.inTransaction(_ -> {
            ejb.get(MailRoutes.class).source("here.test", InetAddress.ofLiteral("127.0.0.20"));
            ejb.get(MailRoutes.class).source(SourceAddress.OTHERS, InetAddress.ofLiteral("127.0.0.21"));
            return null;
        });
        assertThat(source("ann@here.test")).contains(InetAddress.ofLiteral("127.0.0.20"));
        assertThat(source("ann@there.test")).contains(InetAddress.ofLiteral("127.0.0.21"));
        assertThat(destination("b.test").source()).contains(InetAddress.ofLiteral("127.0.0.21"));
    }

    private Optional<InetAddress> source(String sender) {
        return switch (ejb.get(Routes.class)
                .destination(new DomainName("b.test"), ReversePath.of(EmailAddress.of(sender)), Optional.empty())) {
            case NextHop.To(Destination to) -> to.source();
            case NextHop other -> throw new AssertionError(other);
        };
    }
}
