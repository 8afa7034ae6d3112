package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.access.FolderService;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.database.DatabaseKind;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.DomainState;
import org.mailmax.directory.Memberships;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// Who makes members, and what becomes of them.
class MemberAdministrationTest extends AdministrationTest {

    private static final EmailAddress SALES = EmailAddress.of("sales@here.test");
    private static final EmailAddress BOB = EmailAddress.of("bob@there.test");
    private static final FolderName INBOX = new FolderName("Shared/sales@here.test/INBOX");

    private Identity annSignedIn;

    private void town(DatabaseKind kind) throws AdministrationException {
        start(kind);
        ejb.bind(MailAccess.class, FolderService.class).bind(CompanionRecovery.class);
        furnish();
        accounts().add(OPERATOR, new NewAccount(HERE, "sales", PASSWORD, 0));
        Actor.User ann =
                (Actor.User) ((Admitted) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).actor();
        annSignedIn = new Identity(ann.account(), ann.address());
    }

    private MemberAdministration members() {
        return ejb.get(MemberAdministration.class);
    }

    private List<FolderInfo> shared() throws MailException {
        return ejb.get(FolderService.class).folders(annSignedIn).stream()
                .filter(folder -> folder.name().isShared() && folder.id().isPresent())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aPostmasterSharesAMailboxAndEveryChangeIsWrittenDown(DatabaseKind kind) throws Exception {
        town(kind);
        Actor postmaster = postmaster(HERE);
        members().set(postmaster, SALES, ann(), MailboxRight.READ);
        members().set(postmaster, SALES, ann(), MailboxRight.WRITE);
        assertThat(members().list(postmaster, SALES))
                .containsExactly(new MailboxMemberEntry(ann(), MailboxRight.WRITE));
        assertThat(shared()).anyMatch(folder -> folder.name().equals(INBOX) && folder.subscribed());
        members().delete(postmaster, SALES, ann());
        assertThat(shared()).isEmpty();
        assertThat(ejb.get(FolderService.class).folders(annSignedIn))
                .noneMatch(folder -> folder.name().isShared());
        assertThat(audit())
                .contains(
                        "postmaster@here.test: member set sales@here.test",
                        "postmaster@here.test: member delete sales@here.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nobodyBecomesAMemberWhoCannot(DatabaseKind kind) throws Exception {
        town(kind);
        Actor postmaster = postmaster(HERE);
        assertThatThrownBy(() -> members().set(postmaster, SALES, BOB, MailboxRight.READ))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> members().set(postmaster, BOB, ann(), MailboxRight.READ))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> members().set(postmaster, SALES, SALES, MailboxRight.READ))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> members().set(postmaster, SALES, ann(), MailboxRight.OWN))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> members().set(OPERATOR, SALES, EmailAddress.of("nobody@here.test"), MailboxRight.READ))
                .isInstanceOf(InvalidValue.class);
        accounts().addGroup(OPERATOR, HERE, "all");
        assertThatThrownBy(() -> members().set(OPERATOR, EmailAddress.of("all@here.test"), ann(), MailboxRight.READ))
                .isInstanceOf(NotFound.class);
        assertThat(shared()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoMaySendSendsUnderTheNamesOfTheMailbox(DatabaseKind kind) throws Exception {
        town(kind);
        aliases().add(OPERATOR, SALES, "orders");
        members().set(OPERATOR, SALES, ann(), MailboxRight.WRITE);
        Memberships memberships = ejb.get(Memberships.class);
        for (String name : List.of("sales@here.test", "orders@here.test", "sales+de@here.test")) {
            EmailAddress from = EmailAddress.of(name);
            assertThat(memberships.maySendAs(annSignedIn.account(), from)).isFalse();
            members().set(OPERATOR, SALES, ann(), MailboxRight.SEND);
            assertThat(memberships.maySendAs(annSignedIn.account(), from)).isTrue();
            members().set(OPERATOR, SALES, ann(), MailboxRight.WRITE);
        }
        members().set(OPERATOR, SALES, ann(), MailboxRight.SEND);
        assertThat(memberships.maySendAs(annSignedIn.account(), BOB)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aMailboxThatIsClosedIsClosedForItsMembersToo(DatabaseKind kind) throws Exception {
        town(kind);
        members().set(OPERATOR, SALES, ann(), MailboxRight.READ);
        domains().change(OPERATOR, HERE, DomainState.SUSPENDED);
        assertThat(shared()).isEmpty();
        domains().change(OPERATOR, HERE, DomainState.ACTIVE);
        assertThat(shared()).isNotEmpty();
        accounts().configure(OPERATOR, SALES, suspended());
        assertThat(shared()).isNotEmpty();
        accounts().retire(OPERATOR, SALES);
        assertThat(shared()).isEmpty();
        accounts().restore(OPERATOR, SALES);
        assertThat(shared()).isNotEmpty();
    }

    private static AccountSettings suspended() {
        return AccountSettings.INITIAL.withAccess(new Access(true, Access.OPEN.protocols()));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void accountsAreDeletedWithTheirMemberships(DatabaseKind kind) throws Exception {
        town(kind);
        accounts().add(OPERATOR, new NewAccount(HERE, "carla", PASSWORD, 0));
        EmailAddress carla = EmailAddress.of("carla@here.test");
        members().set(OPERATOR, SALES, ann(), MailboxRight.READ);
        members().set(OPERATOR, SALES, carla, MailboxRight.READ);
        accounts().delete(OPERATOR, carla);
        assertThat(members().list(OPERATOR, SALES)).hasSize(1);
        accounts().delete(OPERATOR, SALES);
        assertThat(shared()).isEmpty();
    }

    /// What is shared with a mailbox has an owner of its own, who would not hear of it.
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAdministratorDoesNotLookThroughAMember(DatabaseKind kind) throws Exception {
        town(kind);
        members().set(OPERATOR, SALES, ann(), MailboxRight.WRITE);
        LookAdministration looks = ejb.get(LookAdministration.class);
        Actor postmaster = postmaster(HERE);
        Look look = looks.begin(postmaster, ann(), "Ann asked me to find a letter");
        assertThat(looks.folders(postmaster, look)).noneMatch(FolderName::isShared);
        assertThatThrownBy(() -> looks.messages(postmaster, look, INBOX, 0)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> looks.message(postmaster, look, INBOX, 1)).isInstanceOf(NotFound.class);
    }

    @Test
    void aMailboxHasSoManyMembersAndNobodyUsesMoreMailboxes() throws Exception {
        town(DatabaseKind.H2);
        List<EmailAddress> crowd = new ArrayList<>();
        for (int i = 0; i <= MemberAdministration.MAX_MEMBERS; i++) {
            crowd.add(accounts().add(OPERATOR, new NewAccount(HERE, "m" + i, PASSWORD, 0)));
        }
        for (EmailAddress member : crowd.subList(0, MemberAdministration.MAX_MEMBERS)) {
            members().set(OPERATOR, SALES, member, MailboxRight.READ);
        }
        assertThatThrownBy(() -> members().set(OPERATOR, SALES, crowd.getLast(), MailboxRight.READ))
                .isInstanceOf(LimitReached.class)
                .hasMessageContaining("at most 200 members");
        members().set(OPERATOR, SALES, crowd.getFirst(), MailboxRight.SEND);
        for (EmailAddress mailbox : crowd.subList(0, MemberAdministration.MAX_MEMBERSHIPS)) {
            members().set(OPERATOR, mailbox, ann(), MailboxRight.READ);
        }
        assertThatThrownBy(() -> members().set(OPERATOR, crowd.getLast(), ann(), MailboxRight.READ))
                .isInstanceOf(LimitReached.class)
                .hasMessageContaining("more than 50");
    }
}
