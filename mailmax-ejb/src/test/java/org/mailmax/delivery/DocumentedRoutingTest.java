package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.port.MailException;

/// What the documentation of the product promises about mail that arrives, line by line.
class DocumentedRoutingTest extends DeliveryTest {

    /// "You may only have one unique mailbox name per domain name."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onlyOneUniqueMailboxNamePerDomainName(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        assertThatThrownBy(() -> account("ANN")).isInstanceOf(AlreadyTaken.class);
        ejb.get(DomainAdministration.class).add(OPERATOR, "there.test");
    }

    /// "If you would like a single mailbox to receive email for multiple addresses for that domain you can add an
    /// unlimited number of addresses to each mailbox."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSingleMailboxReceivesForMultipleAddresses(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        for (int i = 0; i < 50; i++) {
            alias("ann", "name" + i);
        }
        arrive("one", "name0");
        arrive("two", "Name49", "name7", "ann");
        assertThat(inbox("ann")).hasSize(2);
    }

    /// "Once you add an alias to a mailbox that email address can not be used again in the mail system."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAliasCannotBeUsedAgain(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        alias("ann", "sales");
        assertThatThrownBy(() -> alias("carl", "Sales")).isInstanceOf(AlreadyTaken.class);
        assertThatThrownBy(() -> account("sales")).isInstanceOf(AlreadyTaken.class);
        assertThatThrownBy(() -> alias("ann", "carl")).isInstanceOf(AlreadyTaken.class);
        arrive("hello", "sales");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).isEmpty();
    }

    /// "… so you can forward mail for multiple addresses to any number of mailboxes or offsite email accounts."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void mailForMultipleAddressesGoesToAnyNumberOfMailboxesOrOffsiteAccounts(DatabaseKind kind) throws Exception {
        start(kind, "staff", "ann", "carl");
        alias("staff", "team");
        forwards("staff", "ann", "carl", "me@aol.test", "me@yahoo.test");
        set("staff", AccountSettings.INITIAL.withForwarding(true).withStoreMail(false));
        arrive("hello", "team");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).hasSize(1);
        assertThat(queue()).containsExactlyInAnyOrder("FORWARD me@aol.test", "FORWARD me@yahoo.test");
        assertThat(inbox("staff")).isEmpty();
    }

    /// "If you do not [uncheck store mail] your email will continue to reside on the server even though it has been
    /// forwarded."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void storedMailContinuesToResideOnTheServer(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        forwards("ann", "carl");
        set("ann", AccountSettings.INITIAL.withForwarding(true));
        arrive("hello", "ann");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).hasSize(1);
    }

    /// "Check the Allow Forwarding box": addresses alone forward nothing.
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nothingIsForwardedBeforeTheBoxIsChecked(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        forwards("ann", "carl", "me@aol.test");
        set("ann", AccountSettings.INITIAL.withStoreMail(false));
        arrive("hello", "ann");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).isEmpty();
        assertThat(queue()).isEmpty();
    }

    /// "You can add an Alias named: catchrest to receive all email for that domain not claimed by other accounts."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAliasCatchrestReceivesWhatIsNotClaimed(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        assertThatThrownBy(() -> arrive("x", "anything")).isInstanceOf(MailException.Refused.class);
        alias("ann", "catchrest");
        alias("carl", "sales");
        arrive("hello", "anything");
        arrive("plus", "nobody+detail");
        arrive("claimed", "carl", "sales", "carl+detail");
        assertThat(inbox("ann")).hasSize(2);
        assertThat(inbox("carl")).hasSize(1);
    }

    /// "You can also create a separate POP account called catchrest to receive all unclaimed email."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAccountCatchrestReceivesWhatIsNotClaimed(DatabaseKind kind) throws Exception {
        start(kind, "ann", "catchrest");
        arrive("hello", "anything", "ann", "more");
        assertThat(inbox("catchrest")).hasSize(1);
        assertThat(inbox("ann")).hasSize(1);
    }

    /// "To forward all unclaimed email to more than one address create an account named catchrest and enable forwarding
    /// to those addresses."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void unclaimedMailIsForwardedToMoreThanOneAddress(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl", "catchrest");
        forwards("catchrest", "ann", "carl", "me@aol.test");
        set("catchrest", AccountSettings.INITIAL.withForwarding(true).withStoreMail(false));
        arrive("hello", "anything");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).hasSize(1);
        assertThat(inbox("catchrest")).isEmpty();
        assertThat(queue()).containsExactly("FORWARD me@aol.test");
    }

    /// "The name may be only added once as any other account name."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void catchrestMayBeAddedOnlyOnce(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        alias("ann", "catchrest");
        assertThatThrownBy(() -> alias("carl", "CatchRest")).isInstanceOf(AlreadyTaken.class);
        assertThatThrownBy(() -> account("catchrest")).isInstanceOf(AlreadyTaken.class);
    }

    /// "It is recommended that you forward the postmaster account to person(s) responsible for mail administration."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void thePostmasterAccountCanBeForwarded(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        forwards("postmaster", "ann");
        set("postmaster", AccountSettings.INITIAL.withForwarding(true).withStoreMail(false));
        arrive("help", "postmaster");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("postmaster")).isEmpty();
    }

    /// "To setup an autoresponder check Allow Responder then click Responder Setup. You will be able to set the Subject
    /// and type in a message of up to 255 characters."
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAutoresponderAnswersWithItsSubjectAndMessage(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        set("ann", responding("Away", "Back on Monday."));
        arrive(to("ann@here.test", "hi"), "ann");
        send(STRANGER, org.mailmax.mail.address.ReversePath.of(at("carl")), to("ann@here.test", "hi2"), "ann");
        assertThat(queue()).containsExactly("RESPONSE bob@elsewhere.test");
        assertThat(outgoing(entries().getFirst())).contains("Subject: Away\r\n", "\r\n\r\nBack on Monday.\r\n");
        assertThat(inbox("carl"))
                .singleElement()
                .asString()
                .startsWith("Return-Path: <>\r\n")
                .contains("Away");
    }
}
