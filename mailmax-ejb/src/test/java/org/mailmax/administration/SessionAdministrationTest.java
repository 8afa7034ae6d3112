package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.AppPassword;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.OpenSessions;
import org.mailmax.session.CurrentSession;
import org.mailmax.session.Sessions;
import org.mailmax.session.WebSession;
import org.mailmax.session.WebSessions;

/// Who is logged in, and what ends that. The connector's side is a list.
class SessionAdministrationTest extends AdministrationTest {

    private final List<OpenSession> programs = new ArrayList<>();
    private final List<String> browsersEnded = new ArrayList<>();
    private Identity ann;
    private Identity bob;

    /// What the connector does, without sockets.
    private final class Connector implements OpenSessions {

        @Override
        public List<OpenSession> list() {
            return List.copyOf(programs);
        }

        @Override
        public boolean end(String id) {
            return programs.removeIf(session -> session.id().equals(id));
        }

        @Override
        public void endAll(AccountId account) {
            programs.removeIf(session -> session.who().account().equals(account));
        }
    }

    @BeforeEach
    void twoAreLoggedIn() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        ann = identity("ann@here.test");
        bob = identity("bob@there.test");
        ejb.get(Sessions.class).open(new Connector());
        add("a1", ann, Service.IMAP);
        add("a2", ann, Service.SUBMISSION);
        add("b1", bob, Service.POP3);
    }

    private Identity identity(String address) throws AdministrationException {
        Actor.User user = (Actor.User) ((Admitted) login().login(address, PASSWORD, Role.POSTMASTER, BROWSER)).actor();
        return new Identity(user.account(), user.address());
    }

    private void add(String id, Identity who, Service service) {
        programs.add(new OpenSession(id, who, peer(service), Instant.now(), Instant.now()));
    }

    private static Peer peer(Service service) {
        return new Peer(service, new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711), true);
    }

    private WebSession browser(String name, Identity who) {
        return ejb.get(WebSessions.class).open(who, peer(Service.WEBMAIL), () -> browsersEnded.add(name));
    }

    private Actor user(Identity who) {
        return new Actor.User(who.account(), who.address());
    }

    private SessionAdministration sessions() {
        return ejb.get(SessionAdministration.class);
    }

    private List<String> open() {
        return programs.stream().map(OpenSession::id).toList();
    }

    @Test
    void aUserSeesAndEndsTheOwnOnesOnly() throws Exception {
        WebSession web = browser("web", ann);

        assertThat(sessions().of(user(ann), ann()))
                .extracting(SessionEntry::id)
                .containsExactlyInAnyOrder("a1", "a2", web.id());
        sessions().end(user(ann), ann(), "a1");
        assertThatThrownBy(() -> sessions().end(user(ann), ann(), "b1")).isInstanceOf(NotFound.class);
        sessions().end(user(ann), ann(), web.id());

        assertThat(open()).containsExactly("a2", "b1");
        assertThat(browsersEnded).containsExactly("web");
        assertThat(audit()).contains("ann@here.test: session end ann@here.test");
    }

    @Test
    void aPostmasterSeesThoseOfTheDomain() throws Exception {
        Actor postmaster = postmaster(HERE);

        assertThat(sessions().list(postmaster, "").rows())
                .extracting(SessionEntry::id)
                .containsExactlyInAnyOrder("a1", "a2");
        assertThat(sessions().list(OPERATOR, "pop3").rows())
                .extracting(SessionEntry::id)
                .containsExactly("b1");
        assertThat(sessions().list(OPERATOR, "").total()).isEqualTo(3);
    }

    @Test
    void aPasswordChangedEndsAllSessionsButTheOneItIsChangedIn() throws Exception {
        WebSession mine = browser("mine", ann);
        browser("elsewhere", ann);
        ejb.get(CurrentSession.class).is(mine);

        assertThatThrownBy(() -> mailboxes().changePassword(user(ann), ann(), "wrong", "new horse battery"))
                .isInstanceOf(InvalidValue.class);
        assertThat(open()).as("nothing was changed").hasSize(3);
        mailboxes().changePassword(user(ann), ann(), PASSWORD, "new horse battery");

        assertThat(open()).containsExactly("b1");
        assertThat(browsersEnded).containsExactly("elsewhere");
    }

    @Test
    void settingsEndSessionsOnlyWhenTheyCloseADoor() throws Exception {
        AccountSettings initial = AccountSettings.INITIAL;
        accounts().configure(OPERATOR, ann(), initial.withQuota(5_000_000));
        assertThat(open()).hasSize(3);
        accounts().configure(OPERATOR, ann(), initial.withAccess(new Access(false, Set.of(Service.IMAP))));
        assertThat(open()).containsExactly("b1");
        add("a3", ann, Service.IMAP);
        accounts().configure(OPERATOR, ann(), initial.withAccess(new Access(true, Set.copyOf(Access.PROTOCOLS))));
        assertThat(open()).containsExactly("b1");
        accounts().configure(OPERATOR, ann(), initial);
        add("a4", ann, Service.IMAP);
        accounts().configure(OPERATOR, ann(), initial.withEnabled(false));
        assertThat(open()).containsExactly("b1");
    }

    @Test
    void soDoesEveryOtherEndOfAnAccount() throws Exception {
        browser("web", ann);
        accounts().setPassword(OPERATOR, ann(), "new horse battery");
        assertThat(open()).containsExactly("b1");
        add("a3", ann, Service.IMAP);
        accounts().retire(OPERATOR, ann());
        assertThat(open()).containsExactly("b1");
        add("a4", ann, Service.IMAP);
        accounts().delete(OPERATOR, ann());
        assertThat(open()).containsExactly("b1");
        domains().change(OPERATOR, THERE, DomainState.SUSPENDED);
        assertThat(open()).isEmpty();
        assertThat(browsersEnded).containsExactly("web");
    }

    @Test
    void anAppPasswordTakenBackEndsMailProgramsAndNoBrowser() throws Exception {
        browser("web", ann);
        mailboxes()
                .addAppPassword(
                        user(ann), ann(), new AppPassword.Terms("phone", Set.of(Service.IMAP), Optional.empty()));
        long id = mailboxes().appPasswords(OPERATOR, ann()).getFirst().id();

        mailboxes().deleteAppPassword(OPERATOR, ann(), id);

        assertThat(open()).containsExactly("b1");
        assertThat(browsersEnded).isEmpty();
    }

    private MailboxAdministration mailboxes() {
        return ejb.get(MailboxAdministration.class);
    }
}
