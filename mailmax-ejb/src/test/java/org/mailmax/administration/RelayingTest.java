package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.console.OperatorConsoleService;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.port.OperatorConsole.Answer;
import org.mailmax.mail.relay.Destination;
import org.mailmax.route.NextHop;
import org.mailmax.route.Routes;

/// Smart hosts, source addresses and DKIM keys, from the console and by permission.
class RelayingTest extends AdministrationTest {

    private static final String INPUT = "the-canary-password\n";

    private Answer run(String... words) throws Exception {
        return ejb.get(OperatorConsoleService.class).run(List.of(words), INPUT);
    }

    private String does(String... words) throws Exception {
        Answer answer = run(words);
        assertThat(answer.success()).as(answer.text()).isTrue();
        return answer.text();
    }

    private String refuses(String... words) throws Exception {
        Answer answer = run(words);
        assertThat(answer.success()).as(answer.text()).isFalse();
        return answer.text();
    }

    private Destination destination(String domain, String sender) {
        return switch (ejb.get(Routes.class)
                .destination(new DomainName(domain), ReversePath.of(EmailAddress.of(sender)), Optional.empty())) {
            case NextHop.To(Destination to) -> to;
            case NextHop other -> throw new AssertionError(other);
        };
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theOperatorSendsMailOverOtherHosts(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        assertThat(does("route", "add", "*", "127.0.0.5", "user=mailmax")).isEqualTo("* goes to 127.0.0.5:587\n");
        assertThat(does("route", "add", "to:partner.test", "127.0.0.6:2525", "tls=none"))
                .contains("127.0.0.6:2525");
        assertThat(does("route", "add", "account:ann@here.test", "[::1]:2526", "tls=opportunistic"))
                .contains("2526");
        assertThat(does("source", "set", "here.test", "127.0.0.7")).contains("leaves from 127.0.0.7");
        assertThat(does("route", "list"))
                .contains("to:partner.test", "account:ann@here.test", "mailmax", "verified")
                .doesNotContain("canary");
        assertThat(does("source", "list")).contains("here.test", "127.0.0.7");

        Destination to = destination("any.test", "ann@here.test");
        assertThat(to.login().orElseThrow().password()).isEqualTo("the-canary-password");
        assertThat(to.source().orElseThrow().getHostAddress()).isEqualTo("127.0.0.7");
        assertThat(destination("partner.test", "ann@here.test").name()).isEqualTo("127.0.0.6:2525");
        assertThat(audit()).contains("operator: route add *").noneMatch(record -> record.contains("canary"));

        assertThat(does("account", "delete", "ann@here.test")).contains("gone");
        assertThat(does("route", "list")).doesNotContain("account:");
        assertThat(does("route", "delete", "*")).contains("no route");
        assertThat(does("source", "delete", "here.test")).contains("no source address");
        assertThat(does("route", "list")).hasLineCount(2);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        does("route", "add", "*", "127.0.0.5");
        assertThat(refuses("route", "add", "*", "127.0.0.5")).contains("already");
        assertThat(refuses("route", "add", "partner.test", "h.test")).contains("to:DOMAIN");
        assertThat(refuses("route", "add", "account:nobody@here.test", "h.test"))
                .contains("no mailbox");
        assertThat(refuses("route", "add", "to:a.test", "h.test", "tls=maybe")).contains("opportunistic");
        assertThat(refuses("route", "add", "to:a.test", "h.test", "port=25")).contains("not understood");
        assertThat(refuses("route", "add", "to:a.test", "h.test:70000")).contains("65535");
        assertThat(refuses("route", "add", "to:a.test", "h.test:x")).contains("name or an address");
        assertThat(refuses("route", "add", "to:a.test", "h.test", "tls=none", "user=x"))
                .contains("verified host only");
        assertThat(refuses("route", "delete", "to:a.test")).contains("no route");
        assertThat(refuses("source", "set", "a.test", "here")).contains("not an IP address");
        assertThat(refuses("source", "delete", "a.test")).contains("no source address");
        assertThat(refuses("dkim", "list", "other.test")).contains("no domain");
        assertThat(refuses("dkim", "activate", "here.test", "x")).contains("No key x");
    }

    @Test
    void theOperatorSeesWhatBelongsInTheDns() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        assertThat(does("dkim", "list", "here.test")).contains("no keys yet");
        String made = does("dkim", "rotate", "here.test");
        assertThat(made)
                .contains("rsa  prepared", "ed25519  prepared", "._domainkey.here.test. TXT \"v=DKIM1; k=rsa; p=")
                .doesNotContain("PRIVATE");
        assertThat(made.lines().filter(line -> line.contains("TXT")))
                .allMatch(line -> line.matches(".* TXT (\"[^\"]{1,255}\" ?)+"));
        String selector = made.split(" ")[0];
        assertThat(does("dkim", "activate", "here.test", selector)).contains("signs by " + selector);
        assertThat(does("dkim", "list", "here.test")).contains(selector + "  rsa  active");
        assertThat(audit()).contains("operator: signing key activate here.test");
        assertThat(does("domain", "delete", "here.test", "with-mailboxes")).contains("gone");
    }

    @Test
    void aPostmasterHasTheKeysOfTheOwnDomainAndNoRoutes() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        Actor postmaster = postmaster(HERE);
        SigningAdministration signing = ejb.get(SigningAdministration.class);
        RouteAdministration routes = ejb.get(RouteAdministration.class);

        assertThat(signing.rotate(postmaster, HERE)).hasSize(2);
        assertThat(signing.list(postmaster, HERE)).hasSize(2);
        assertThatThrownBy(() -> signing.list(postmaster, THERE)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> signing.rotate(postmaster, THERE)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> signing.activate(postmaster, THERE, "x")).isInstanceOf(NotAllowed.class);
        NewRoute route = new NewRoute("from:here.test", "127.0.0.1", "none", Optional.empty());
        assertThatThrownBy(() -> routes.add(postmaster, route)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> routes.list(postmaster)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> routes.delete(postmaster, "*")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> routes.sources(postmaster)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> routes.setSource(postmaster, "*", "127.0.0.1")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> routes.deleteSource(postmaster, "*")).isInstanceOf(NotAllowed.class);

        Actor root = root();
        assertThat(routes.add(root, route).mail()).isEqualTo("from:here.test");
        assertThatThrownBy(() -> routes.add(root, route)).isInstanceOf(AlreadyTaken.class);
        assertThatThrownBy(() -> routes.delete(root, "to:here.test")).isInstanceOf(NotFound.class);
    }
}
