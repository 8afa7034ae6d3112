package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.Actor;
import org.mailmax.administration.LeavingGroups;
import org.mailmax.administration.SigningAdministration;
import org.mailmax.administration.SigningKeyEntry;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.ListMembers;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// Each member of a group has a token of his own, good for leaving that group and nothing else.
class GroupTest extends SendingFixture {

    private static final EmailAddress BOB = EmailAddress.of("Bob@elsewhere.test");
    private static final EmailAddress EVE = EmailAddress.of("eve@elsewhere.test");

    private Account group(String name) {
        return ejb.inTransaction(em -> {
            Account ann = ejb.get(Accounts.class).find(at("ann")).orElseThrow();
            Account group = Account.group(ann.domain(), name, Instant.now());
            silently(() -> {
                ejb.get(Accounts.class).add(group);
                return group;
            });
            ejb.get(Accounts.class).addForward(group, BOB);
            ejb.get(Accounts.class).addForward(group, EVE);
            return group;
        });
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aTokenIsGoodForOneMemberOfOneGroup(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        Account crew = group("crew");
        Account team = group("team");
        ListMembers members = ejb.get(ListMembers.class);
        LeavingGroups leaving = ejb.get(LeavingGroups.class);
        String bob = members.token(crew.id(), BOB);
        assertThat(bob).isNotEqualTo(members.token(crew.id(), EVE)).isNotEqualTo(members.token(team.id(), BOB));
        assertThat(bob).isEqualTo(members.token(crew.id(), EmailAddress.of("bob@elsewhere.test")));
        assertThat(leaving.find(bob)).isPresent();
        assertThat(leaving.leave(bob))
                .hasValueSatisfying(left -> assertThat(left.member()).isEqualTo(BOB));
        assertThat(leaving.leave(bob)).isEmpty();
        assertThat(leaving.find(members.token(team.id(), BOB))).isPresent();
        for (String forged : new String[] {"", ".", "x", bob.substring(1), "-1.x", "zzzzzzzzzzzzzzzzzzzz.x"}) {
            assertThat(leaving.leave(forged)).as(forged).isEmpty();
        }
        assertThat(console("forward", "list", crew.address().toString()))
                .contains("eve@")
                .doesNotContain("Bob@");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatAGroupSendsIsSignedWithItsFields(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        open();
        Account crew = group("crew");
        DomainName domain = crew.address().domain();
        SigningAdministration signing = ejb.get(SigningAdministration.class);
        for (SigningKeyEntry key : signing.rotate(new Actor.Operator(), domain)) {
            signing.activate(new Actor.Operator(), domain, key.selector());
        }
        send(
                Optional.empty(),
                ReversePath.of(EmailAddress.of("x@far.test")),
                "From: x@far.test\r\nSubject: hello\r\n\r\nhello\r\n",
                "crew");
        untilTheQueueIsEmpty();
        assertThat(world.given())
                .hasSize(2)
                .allSatisfy(given -> assertThat(given.text().replaceAll("\\s", ""))
                        .startsWith("DKIM-Signature:")
                        .contains("list-unsubscribe:list-unsubscribe-post", "List-Unsubscribe:<https://"));
    }
}
