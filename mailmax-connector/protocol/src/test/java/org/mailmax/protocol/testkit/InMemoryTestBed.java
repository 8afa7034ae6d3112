package org.mailmax.protocol.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.memory.MemoryMailStore;
import org.mailmax.mail.memory.MemoryMailTransfer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.wire.Connection;

/// Engines over a store in memory, one virtual thread for each conversation.
public final class InMemoryTestBed implements TestBed {

    /// Runs the engine of one connection until the conversation is over.
    @FunctionalInterface
    public interface Engine {
        void converse(Connection connection, InMemoryTestBed bed);
    }

    private final MemoryMailStore store = new MemoryMailStore();
    private final MemoryMailTransfer transfer = new MemoryMailTransfer(store);
    private final Map<String, Identity> accounts = new HashMap<>();
    private final Engine engine;

    public InMemoryTestBed(Engine engine) {
        this.engine = engine;
    }

    public MemoryMailStore store() {
        return store;
    }

    public MemoryMailTransfer transfer() {
        return transfer;
    }

    @Override
    public ClientEnd connect(Service service, boolean secure) {
        InMemoryConnection connection = new InMemoryConnection(service, secure, true);
        Thread.ofVirtual().name("session").start(() -> {
            try (connection) {
                engine.converse(connection, this);
            }
        });
        return connection.client();
    }

    @Override
    public String account(String part) {
        return identity(part).address().toString();
    }

    public Identity identity(String part) {
        return accounts.computeIfAbsent(part, name -> store.addAccount(name + "@here.test", PASSWORD));
    }

    @Override
    public void share(String mailbox, String member, MailboxRight right) {
        store.share(identity(mailbox), identity(member), right);
    }

    @Override
    public long append(String part, byte[] message) {
        try {
            NewMessage one = new NewMessage(Content.of(message), Flags.NONE, Optional.empty());
            return store.append(identity(part), FolderName.INBOX, List.of(one))
                    .targets()
                    .getFirst();
        } catch (MailException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<byte[]> inbox(String part) {
        try {
            Identity who = identity(part);
            return store
                    .fetch(who, store.status(who, FolderName.INBOX).id(), UidSet.ALL, Set.of(FetchPart.CONTENT))
                    .stream()
                    .map(view -> view.content().orElseThrow().toByteArray())
                    .toList();
        } catch (MailException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        // Conversations end when their clients do.
    }
}
