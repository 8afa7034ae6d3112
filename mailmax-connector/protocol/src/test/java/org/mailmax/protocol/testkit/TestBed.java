package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.util.List;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Service;

/// A server that transcripts are run against: engines over a store in memory, or a deployed MailMax over TCP.
public interface TestBed extends AutoCloseable {

    /// The password of every account.
    String PASSWORD = "open-sesame";

    /// A new conversation with a service.
    ///
    /// @param secure true when TLS is on from the first octet
    TestClient connect(Service service, boolean secure) throws IOException;

    /// The address of the account that plays this part in the transcript; made when there is none.
    String account(String part) throws IOException;

    /// Lets somebody use the mailbox of somebody else.
    default void share(String mailbox, String member, MailboxRight right) throws IOException {
        throw new IOException("nobody shares a mailbox here");
    }

    /// Puts a message into the INBOX of an account.
    ///
    /// @return its UID
    long append(String part, byte[] message) throws IOException;

    /// The messages in the INBOX of an account.
    List<byte[]> inbox(String part) throws IOException;

    @Override
    void close() throws IOException;
}
