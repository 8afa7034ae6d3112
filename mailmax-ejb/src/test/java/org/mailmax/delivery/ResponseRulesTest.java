package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Mailbox;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;

class ResponseRulesTest {

    private static final EmailAddress BOB = EmailAddress.of("bob@elsewhere.test");
    private static final Mailbox ANN = new Mailbox(
            new AccountId(1),
            EmailAddress.of("ann@town.test"),
            AccountSettings.INITIAL,
            List.of(EmailAddress.of("sales@town.test")),
            List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: ann@town.test",
                "To: Ann <ANN@Town.Test>",
                "Cc: \"x, y\" <x@z.test>, ann@town.test",
                "To: sales@town.test",
                "To: ann+shop@town.test",
                "To: Team: bob@elsewhere.test, ann@town.test;",
                "Resent-To: ann@town.test",
                "To: x@y.test\r\nTo: ann@town.test",
                "To: ann@town.test\r\nAuto-Submitted: no",
                "To: ann@town.test\r\nAuto-Submitted: No (really)",
                "To: ann@town.test\r\nPrecedence: first-class",
                "To: ann@town.test\r\nX-Auto-Response-Suppress: None",
                "To: ann@town.test\r\nSubject: List-Id: none",
            })
    void aPersonIsAnswered(String header) throws IOException {
        assertThat(answer(BOB.toString(), header)).contains(BOB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: ann@town.test\r\nAuto-Submitted: auto-replied",
                "To: ann@town.test\r\nAUTO-SUBMITTED: Auto-Generated; type=x",
                "To: ann@town.test\r\nauto-submitted: auto-notified",
                "To: ann@town.test\r\nAuto-Submitted:",
                "To: ann@town.test\r\nPrecedence: bulk",
                "To: ann@town.test\r\nPrecedence: LIST",
                "To: ann@town.test\r\nPrecedence: junk (spam)",
                "To: ann@town.test\r\nList-Id: <friends.elsewhere.test>",
                "To: ann@town.test\r\nList-Unsubscribe: <mailto:u@elsewhere.test>",
                "To: ann@town.test\r\nlist-post: NO",
                "To: ann@town.test\r\nX-Auto-Response-Suppress: OOF, AutoReply",
                "To: friends@elsewhere.test",
                "To: undisclosed-recipients:;",
                "Subject: nobody is named",
                "To: ann@elsewhere.test",
                "To: notann@town.test",
                "To: \"ann@town.test\" <other@town.test>",
            })
    void machinesListsAndBlindCopiesAreNot(String header) throws IOException {
        assertThat(answer(BOB.toString(), header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@town.test",
                "SALES@town.test",
                "ann+self@town.test",
                "owner-friends@elsewhere.test",
                "friends-owner@elsewhere.test",
                "friends-request@elsewhere.test",
                "friends-bounces@elsewhere.test",
                "friends-bounces+bob=x@elsewhere.test",
                "MAILER-DAEMON@elsewhere.test",
                "majordomo@elsewhere.test",
                "listserv@elsewhere.test",
                "no-reply@elsewhere.test",
            })
    void neitherIsOneselfNorAListNorAProgram(String sender) throws IOException {
        assertThat(answer(sender, "To: ann@town.test")).isEmpty();
    }

    @Test
    void theNullReversePathIsNeverAnswered() throws IOException {
        assertThat(ResponseRules.answerTo(ANN, ReversePath.NULL, facts("To: ann@town.test")))
                .isEmpty();
    }

    private static Optional<EmailAddress> answer(String sender, String header) throws IOException {
        return ResponseRules.answerTo(ANN, ReversePath.of(EmailAddress.of(sender)), facts(header));
    }

    static MessageFacts facts(String header) throws IOException {
        return MessageFacts.of(Content.of((header + "\r\n\r\nList-Id: body\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
