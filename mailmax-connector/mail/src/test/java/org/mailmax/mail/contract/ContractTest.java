package org.mailmax.mail.contract;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// The words all contract tests are written in. Each test has an account of its own, so that implementations need not
/// be emptied between tests.
public abstract class ContractTest {

    public static final String PASSWORD = "correct horse";
    static final FolderName WORK = new FolderName("Work");
    static final Peer PEER =
            new Peer(Service.IMAP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000), true);

    private static final AtomicLong COUNTER = new AtomicLong(System.nanoTime());

    MailFixture fixture;
    MailAccess mail;
    Identity ann;

    protected abstract MailFixture fixture();

    @BeforeEach
    void makeAccount() {
        fixture = fixture();
        mail = fixture.access();
        ann = account();
    }

    /// An address nobody has.
    static EmailAddress freshAddress() {
        return EmailAddress.of("u" + Long.toString(COUNTER.incrementAndGet(), 36) + "@contract.test");
    }

    Identity account() {
        return fixture.account(freshAddress(), PASSWORD, 0);
    }

    static Content text(String body) {
        return Content.of(("From: ann@example.test\r\nSubject: " + body + "\r\n\r\n" + body + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    static NewMessage message(String body, Flag... flags) {
        return new NewMessage(text(body), Flags.of(flags), Optional.empty());
    }

    /// A new folder `Work` with so many messages, UIDs from 1.
    FolderId workWith(int count) throws MailException {
        FolderId folder = mail.create(ann, WORK, Optional.empty());
        for (int i = 1; i <= count; i++) {
            append(WORK, "message " + i);
        }
        return folder;
    }

    long append(FolderName folder, String body, Flag... flags) throws MailException {
        return mail.append(ann, folder, List.of(message(body, flags))).targets().getFirst();
    }

    List<MessageView> all(FolderId folder) throws MailException {
        return mail.fetch(ann, folder, UidSet.ALL, Set.of());
    }

    List<Long> uidsIn(FolderId folder) throws MailException {
        return all(folder).stream().map(MessageView::uid).toList();
    }

    Flags flags(FolderId folder, long uid) throws MailException {
        return mail.fetch(ann, folder, UidSet.of(uid), Set.of()).getFirst().flags();
    }

    String octets(FolderId folder, long uid) throws MailException {
        MessageView view = mail.fetch(ann, folder, UidSet.of(uid), Set.of(FetchPart.CONTENT))
                .getFirst();
        return new String(view.content().orElseThrow().toByteArray(), StandardCharsets.US_ASCII);
    }

    long modSeq(FolderName folder) throws MailException {
        return mail.status(ann, folder).highestModSeq();
    }

    void store(FolderId folder, long uid, Flag... flags) throws MailException {
        mail.store(ann, folder, UidSet.of(uid), FlagUpdate.add(flags), OptionalLong.empty());
    }

    static FolderName name(String name) {
        return new FolderName(name);
    }
}
