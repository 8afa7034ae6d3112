package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.EmailAddress;

/// Who changed what, and who may know.
class AuditAdministrationTest extends AdministrationTest {

    private Page<AuditEntry> list(Actor actor, String filter, int first, int size) throws AdministrationException {
        return ejb.get(AuditAdministration.class)
                .list(actor, new ListRequest<>(filter, AuditEntry.Column.AT, Order.DESCENDING, first, size));
    }

    private List<String> found(Actor actor, String filter) throws AdministrationException {
        return list(actor, filter, 0, 100).rows().stream()
                .map(row -> row.action() + " " + row.subject())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aChangeTellsWhatWasBeforeAndAfter(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        AccountSettings changed = AccountSettings.INITIAL.withStoreMail(false).withQuota(1000);
        accounts().configure(OPERATOR, ann(), changed);
        AuditEntry newest = list(OPERATOR, "", 0, 1).rows().getFirst();
        assertThat(newest.action()).isEqualTo("account change");
        assertThat(newest.before()).isEqualTo("storeMail=true, quotaOctets=0");
        assertThat(newest.after()).isEqualTo("storeMail=false, quotaOctets=1000");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aPostmasterSeesWhatWasDoneToTheOwnDomainByWhomever(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        aliases().add(OPERATOR, ann(), "sales");
        Actor here = postmaster(HERE);
        assertThat(found(here, ""))
                .contains("alias add sales@here.test", "account add ann@here.test", "domain add here.test")
                .noneMatch(line -> line.contains("there.test"));
        assertThat(found(here, "bob")).isEmpty();
        assertThat(found(root(), "BOB")).containsExactly("account add bob@there.test");
        assertThat(found(OPERATOR, "100%")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void itComesPageByPageTheNewestFirst(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        for (int i = 0; i < 30; i++) {
            aliases().add(OPERATOR, ann(), "alias" + i);
        }
        Page<AuditEntry> page = list(OPERATOR, "alias add", 10, 5);
        assertThat(page.total()).isEqualTo(30);
        assertThat(page.rows())
                .extracting(AuditEntry::subject)
                .startsWith("alias19@here.test")
                .hasSize(5);
    }

    @Test
    void whoWasRemovedMeanwhileSeesNothing() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        Actor here = postmaster(HERE);
        administrators().delete(OPERATOR, EmailAddress.of("postmaster@here.test"));
        assertThatThrownBy(() -> found(here, "")).isInstanceOf(NotAllowed.class);
    }
}
