package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.mail.address.EmailAddress;

class DomainAndAccountTest extends AdministrationTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aNewDomainHasItsPostmaster(DatabaseKind kind) throws Exception {
        start(kind);
        NewDomain added = domains().add(OPERATOR, " Here.TEST. ");

        assertThat(added.name()).isEqualTo(HERE);
        assertThat(added.postmaster()).hasToString("postmaster@here.test");
        assertThat(added.oneTimePassword()).hasSize(16);
        assertThat(domains().show(OPERATOR, HERE).accounts()).isEqualTo(1);
        assertThat(accounts().show(OPERATOR, added.postmaster()).summary().settings())
                .isEqualTo(AccountSettings.INITIAL);
        assertThatThrownBy(() -> domains().add(OPERATOR, "HERE.test")).isInstanceOf(AlreadyTaken.class);
        assertThat(audit()).containsExactly("operator: domain add here.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aMailboxIsAddedFoundChangedAndDeleted(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        aliases().add(OPERATOR, ann(), "Sales");
        forwards().add(OPERATOR, ann(), "ann@elsewhere.test");
        AccountSettings settings = AccountSettings.INITIAL
                .withForwarding(true)
                .withStoreMail(false)
                .withResponder(new ResponderSettings(true, "Away", "Back on Monday."))
                .withQuota(1_000_000);
        accounts().configure(OPERATOR, ann(), settings);

        AccountDetails details = accounts().show(OPERATOR, EmailAddress.of("ANN@here.test"));
        assertThat(details.summary().settings()).isEqualTo(settings);
        assertThat(details.summary().quota().limit()).isEqualTo(1_000_000);
        assertThat(details.summary().aliases()).isEqualTo(1);
        assertThat(details.aliases()).hasToString("[Sales@here.test]");
        assertThat(details.forwards()).hasToString("[ann@elsewhere.test]");
        assertThat(ejb.get(FolderCatalog.class).of(details.summary().id()).folders())
                .isNotEmpty();

        accounts().delete(OPERATOR, ann());
        assertThatThrownBy(() -> accounts().show(OPERATOR, ann())).isInstanceOf(NotFound.class);
        assertThat(ejb.get(FolderCatalog.class).of(details.summary().id()).folders())
                .isEmpty();
        accounts().add(OPERATOR, new NewAccount(HERE, "sales", PASSWORD, 0));
        assertThat(audit().subList(0, 3))
                .containsExactly(
                        "operator: account add sales@here.test",
                        "operator: account delete ann@here.test",
                        "operator: account change ann@here.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void longListsComePageByPage(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        for (String name : List.of("carl", "Anna", "dora_x", "doraxx", "100%")) {
            accounts().add(OPERATOR, new NewAccount(HERE, name, PASSWORD, name.length()));
        }
        assertThat(names("", Order.ASCENDING, 0, 3)).containsExactly("100%", "ann", "Anna");
        assertThat(names("", Order.ASCENDING, 3, 3)).containsExactly("carl", "dora_x", "doraxx");
        assertThat(names("", Order.DESCENDING, 0, 1)).containsExactly("postmaster");
        assertThat(names("AN", Order.ASCENDING, 0, 10)).containsExactly("ann", "Anna");
        assertThat(names("a_", Order.ASCENDING, 0, 10)).containsExactly("dora_x");
        assertThat(names("%", Order.ASCENDING, 0, 10)).containsExactly("100%");
        assertThat(accounts()
                        .list(OPERATOR, HERE, request("an", Order.ASCENDING, 0, 1))
                        .total())
                .isEqualTo(2);
        for (AccountSummary.Column column : AccountSummary.Column.values()) {
            assertThat(accounts().list(OPERATOR, HERE, ListRequest.all(column)).rows())
                    .hasSize(7);
        }
        for (DomainSummary.Column column : DomainSummary.Column.values()) {
            assertThat(domains().list(OPERATOR, ListRequest.all(column)).rows()).hasSize(2);
        }
    }

    private List<String> names(String filter, Order order, int first, int size) throws Exception {
        return accounts().list(OPERATOR, HERE, request(filter, order, first, size)).rows().stream()
                .map(row -> row.address().localPart())
                .toList();
    }

    private static ListRequest<AccountSummary.Column> request(String filter, Order order, int first, int size) {
        return new ListRequest<>(filter, AccountSummary.Column.ADDRESS, order, first, size);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDomainWithMailboxesIsDeletedOnlyOnPurpose(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        aliases().add(OPERATOR, ann(), "sales");
        assertThatThrownBy(() -> domains().delete(OPERATOR, HERE)).isInstanceOf(NotYet.class);
        domains().deleteWithMailboxes(OPERATOR, HERE);
        assertThatThrownBy(() -> domains().show(OPERATOR, HERE)).isInstanceOf(NotFound.class);
        accounts().delete(OPERATOR, EmailAddress.of("bob@there.test"));
        domains().delete(OPERATOR, THERE);
        assertThat(domains()
                        .list(OPERATOR, ListRequest.all(DomainSummary.Column.NAME))
                        .total())
                .isZero();
        domains().add(OPERATOR, "here.test");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void whatIsFilledInWronglyIsNamed(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        refuses(Field.DOMAIN, () -> domains().add(OPERATOR, "no domain"));
        refuses(Field.DOMAIN, () -> domains().add(OPERATOR, "localhost"));
        refuses(Field.DOMAIN, () -> domains().add(OPERATOR, "[127.0.0.1]"));
        refuses(Field.ADDRESS, () -> accounts().add(OPERATOR, new NewAccount(HERE, "", PASSWORD, 0)));
        refuses(Field.ADDRESS, () -> accounts().add(OPERATOR, new NewAccount(HERE, "a b", PASSWORD, 0)));
        refuses(Field.ADDRESS, () -> accounts().add(OPERATOR, new NewAccount(HERE, "a@there.test", PASSWORD, 0)));
        refuses(Field.PASSWORD, () -> accounts().add(OPERATOR, new NewAccount(HERE, "x", "short", 0)));
        refuses(Field.PASSWORD, () -> accounts().add(OPERATOR, new NewAccount(HERE, "x", "x".repeat(1025), 0)));
        refuses(Field.QUOTA, () -> accounts().add(OPERATOR, new NewAccount(HERE, "x", PASSWORD, -1)));
        refuses(Field.ALIAS, () -> aliases().add(OPERATOR, ann(), "x@there.test"));
        refuses(Field.FORWARD, () -> forwards().add(OPERATOR, ann(), "address"));
        refuses(Field.RESPONDER_TEXT, () -> respond("s", "x".repeat(256)));
        refuses(Field.RESPONDER_TEXT, () -> respond("s", " "));
        refuses(Field.RESPONDER_SUBJECT, () -> respond("x".repeat(256), "text"));
        refuses(Field.RESPONDER_SUBJECT, () -> respond("a\r\nBcc: all@here.test", "text"));
        respond("x".repeat(255), "ü".repeat(255));
    }

    private void respond(String subject, String text) throws AdministrationException {
        ResponderSettings responder = new ResponderSettings(true, subject, text);
        accounts().configure(OPERATOR, ann(), AccountSettings.INITIAL.withResponder(responder));
    }

    private static void refuses(Field field, org.assertj.core.api.ThrowableAssert.ThrowingCallable entry) {
        assertThatThrownBy(entry)
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.field()).isEqualTo(Optional.of(field)));
    }
}
