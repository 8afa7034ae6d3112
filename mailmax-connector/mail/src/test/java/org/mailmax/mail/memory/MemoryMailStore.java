package org.mailmax.mail.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.ExpungeResult;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// Mail in memory: the port as the contract tests want it, and nothing more. One lock for everything; observers are
/// told after it has been given back and before the call returns.
public final class MemoryMailStore implements MailAccess {

    private final MemoryKeys keys = new MemoryKeys();
    private final MemoryDirectory directory = new MemoryDirectory(keys);
    private volatile boolean outOfOrder;

    private interface Work<R> {
        R on(MemoryAccount account, Set<FolderObserver> toTell) throws MailException;
    }

    public Identity addAccount(String address, String password) {
        return addAccount(address, password, 0);
    }

    /// @param quota in octets; 0 means without limit
    public synchronized Identity addAccount(String address, String password, long quota) {
        return directory.addAccount(EmailAddress.of(address), password, quota);
    }

    public synchronized void addAlias(String alias, String account) {
        directory.addAlias(EmailAddress.of(alias), EmailAddress.of(account));
    }

    /// From now on (or no longer) every call fails as if the database were out of reach.
    public void setOutOfOrder(boolean broken) {
        outOfOrder = broken;
    }

    @Override
    public synchronized Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        checkOrder();
        return directory.authenticate(credentials);
    }

    @Override
    public List<FolderInfo> folders(Identity who) throws MailException {
        return work(who, (account, _) -> account.list());
    }

    @Override
    public FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException {
        return work(who, (account, _) -> account.create(name, use).id);
    }

    @Override
    public void delete(Identity who, FolderName name) throws MailException {
        work(who, (account, toTell) -> toTell.addAll(account.delete(name).observers));
    }

    @Override
    public void rename(Identity who, FolderName from, FolderName to) throws MailException {
        if (from.isInbox()) {
            create(who, to, Optional.empty());
            move(who, status(who, from).id(), UidSet.ALL, to);
            return;
        }
        work(who, (account, _) -> {
            account.rename(from, to);
            return true;
        });
    }

    @Override
    public void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException {
        work(who, (account, _) -> {
            account.subscribe(name, subscribed);
            return true;
        });
    }

    @Override
    public FolderStatus status(Identity who, FolderName name) throws MailException {
        return work(who, (account, _) -> account.folder(name).status());
    }

    @Override
    public Quota quota(Identity who) throws MailException {
        return work(who, (account, _) -> account.quota());
    }

    @Override
    public OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException {
        return work(who, (account, _) -> {
            MemoryFolder folder = account.folder(name);
            folder.observers.add(observer);
            return new OpenFolder(folder.status(), () -> forget(folder, observer));
        });
    }

    @Override
    public UidList uids(Identity who, FolderId folder, long modSeq) throws MailException {
        return work(who, (account, _) -> account.folder(folder).uids(modSeq));
    }

    @Override
    public FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException {
        return work(who, (account, _) -> account.folder(folder).changes(modSeq));
    }

    @Override
    public List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return work(
                who,
                (account, _) -> account.folder(folder)
                        .within(uids)
                        .map(message -> message.view(parts))
                        .toList());
    }

    @Override
    public StoreResult store(Identity who, FolderId id, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        return work(who, (account, toTell) -> {
            MemoryFolder folder = account.folder(id);
            toTell.addAll(folder.observers);
            return folder.store(uids, update, unchangedSince.orElse(Long.MAX_VALUE));
        });
    }

    @Override
    public UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException {
        return work(
                who,
                (account, _) -> MemoryFolder.uidsOf(account.folder(folder)
                        .within(UidSet.ALL)
                        .filter(message -> MemorySearch.matches(message, criterion))));
    }

    @Override
    public CopyResult append(Identity who, FolderName name, List<NewMessage> messages) throws MailException {
        return work(who, (account, toTell) -> {
            MemoryFolder target = account.folder(name);
            toTell.addAll(target.observers);
            account.checkQuota(messages.stream()
                    .mapToLong(message -> message.content().size())
                    .sum());
            List<Long> uids = new ArrayList<>();
            long at = target.nextModSeq();
            for (NewMessage message : messages) {
                uids.add(target.add(
                        copyOf(message.content()),
                        message.flags(),
                        message.received().orElseGet(Instant::now),
                        at));
            }
            return new CopyResult(target.uidValidity, List.of(), uids, 0);
        });
    }

    @Override
    public CopyResult copy(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return work(who, (account, toTell) -> {
            List<MemoryMessage> messages = account.folder(source).within(uids).toList();
            account.checkQuota(messages.stream()
                    .mapToLong(message -> message.content().size())
                    .sum());
            return copy(messages, account.folder(target), toTell, 0);
        });
    }

    @Override
    public CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return work(who, (account, toTell) -> {
            MemoryFolder from = account.folder(source);
            MemoryFolder to = account.folder(target);
            List<MemoryMessage> messages = from.within(uids).toList();
            toTell.addAll(from.observers);
            ExpungeResult gone = from.remove(MemoryFolder.uidsOf(messages.stream()), _ -> true);
            return copy(messages, to, toTell, gone.modSeq());
        });
    }

    @Override
    public ExpungeResult expunge(Identity who, FolderId id, UidSet uids) throws MailException {
        return work(who, (account, toTell) -> {
            MemoryFolder folder = account.folder(id);
            toTell.addAll(folder.observers);
            return folder.remove(uids, message -> message.flags().contains(Flag.DELETED));
        });
    }

    @Override
    public ExpungeResult remove(Identity who, FolderId id, UidSet uids) throws MailException {
        return work(who, (account, toTell) -> {
            MemoryFolder folder = account.folder(id);
            toTell.addAll(folder.observers);
            return folder.remove(uids, _ -> true);
        });
    }

    /// Puts a message into the INBOXes of those who get mail for the addresses, once each.
    void deliver(List<EmailAddress> recipients, Content content) throws MailException {
        Set<FolderObserver> toTell = new LinkedHashSet<>();
        synchronized (this) {
            checkOrder();
            Set<MemoryAccount> accounts = new LinkedHashSet<>();
            recipients.forEach(to -> directory.recipient(to).ifPresent(accounts::add));
            for (MemoryAccount account : accounts) {
                MemoryFolder inbox = account.inbox();
                inbox.add(content, Flags.NONE, Instant.now(), inbox.nextModSeq());
                toTell.addAll(inbox.observers);
            }
        }
        toTell.forEach(FolderObserver::changed);
    }

    synchronized MemoryDirectory directory() throws MailException {
        checkOrder();
        return directory;
    }

    synchronized String receipt() {
        return keys.receipt();
    }

    private <R> R work(Identity who, Work<R> work) throws MailException {
        Set<FolderObserver> toTell = new LinkedHashSet<>();
        R result;
        synchronized (this) {
            checkOrder();
            result = work.on(directory.account(who), toTell);
        }
        toTell.forEach(FolderObserver::changed);
        return result;
    }

    private static CopyResult copy(
            List<MemoryMessage> messages, MemoryFolder target, Set<FolderObserver> toTell, long modSeq)
            throws MailException {
        List<Long> uids = new ArrayList<>();
        long at = messages.isEmpty() ? 0 : target.nextModSeq();
        for (MemoryMessage message : messages) {
            uids.add(target.add(message.content(), message.flags(), message.received(), at));
        }
        toTell.addAll(target.observers);
        return new CopyResult(
                target.uidValidity,
                messages.stream().map(MemoryMessage::uid).toList(),
                Collections.unmodifiableList(uids),
                modSeq);
    }

    private synchronized void forget(MemoryFolder folder, FolderObserver observer) {
        folder.observers.remove(observer);
    }

    private void checkOrder() throws MailException {
        if (outOfOrder) {
            throw new MailException.TryLater("the storage is out of order");
        }
    }

    /// The caller may discard his content afterwards.
    private static Content copyOf(Content content) {
        return Content.of(content.toByteArray());
    }
}
