package org.mailmax.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.access.StoredMailFixture;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.MimeLimits;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// A message beyond what an operator lets be looked at is stored whole and told less of.
class MimeSettingsTest {

    private static final String TWO_PARTS =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n";

    @TempDir
    private Path home;

    private StoredMailFixture mail;

    @BeforeEach
    void start() {
        mail = new StoredMailFixture(TestDatabase.h2(), home);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void withoutSettingsTheUsualLimitsHold() throws MailException {
        assertThat(mail.ejb().get(MimeSettings.class).limits()).isEqualTo(MimeLimits.DEFAULT);
        assertThat(stored(TWO_PARTS)).allMatch(part -> part.header().isType("text"));
    }

    @Test
    void whatLiesBeyondIsKeptInOnePart() throws MailException {
        mail.ejb().set("mailmax.mime.parts", "3");
        assertThat(stored(TWO_PARTS))
                .hasSize(2)
                .last()
                .matches(part -> part.header().isType("application", "octet-stream"));
    }

    @Test
    void oneMoreIsEnough() throws MailException {
        mail.ejb().set("mailmax.mime.parts", "4");
        assertThat(stored(TWO_PARTS)).allMatch(part -> part.header().isType("text"));
    }

    @Test
    void aSettingOutOfRangeIsSaidAtTheStart() {
        mail.ejb().set("mailmax.mime.depth", "251");
        assertThatThrownBy(() -> mail.ejb().get(GroupCommit.class)).hasMessageContaining("MIME parts is 251");
    }

    /// The parts of a message that was stored, octet for octet.
    private List<BodyStructure> stored(String text) throws MailException {
        Identity ann = mail.account(EmailAddress.of("ann@here.test"), ContractTest.PASSWORD, 0);
        MailAccess access = mail.access();
        Content content = Content.of(text.getBytes(StandardCharsets.US_ASCII));
        access.append(ann, FolderName.INBOX, List.of(new NewMessage(content, Flags.NONE, Optional.empty())));
        MessageView view = access.fetch(
                        ann,
                        access.status(ann, FolderName.INBOX).id(),
                        UidSet.ALL,
                        Set.of(FetchPart.SUMMARY, FetchPart.CONTENT))
                .getFirst();
        assertThat(view.content().orElseThrow().toByteArray()).isEqualTo(content.toByteArray());
        BodyStructure.Multipart whole =
                (BodyStructure.Multipart) view.summary().orElseThrow().structure();
        return whole.parts();
    }
}
