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
import org.mailmax.mail.folder.MailboxRight;
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
        R on(MemoryReach reach, Set<FolderObserver> toTell) throws MailException;
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

    public synchronized void share(Identity mailbox, Identity member, MailboxRight right) {
        directory.share(mailbox, member, right);
    }

    /// Whoever looks at a folder of the mailbox is told, so that it notices.
    public void unshare(Identity mailbox, Identity member) throws MailException {
        work(mailbox, (reach, toTell) -> {
            directory.unshare(mailbox, member);
            return toTell.addAll(reach.own().observers());
        });
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
        return work(who, (reach, _) -> reach.list());
    }

    @Override
    public FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException {
        return work(who, (reach, _) -> {
            MemoryReach.Place place = reach.future(name);
            return place.account().create(place.name(), use).id;
        });
    }

    @Override
    public void delete(Identity who, FolderName name) throws MailException {
        work(who, (reach, toTell) -> {
            MemoryReach.Place place = reach.existing(name, MailboxRight.WRITE);
            return toTell.addAll(place.account().delete(place.name()).observers);
        });
    }

    @Override
    public void rename(Identity who, FolderName from, FolderName to) throws MailException {
        if (isInbox(who, from)) {
            create(who, to, Optional.empty());
            move(who, status(who, from).id(), UidSet.ALL, to);
            return;
        }
        work(who, (reach, _) -> {
            MemoryReach.Place old = reach.existing(from, MailboxRight.WRITE);
            MemoryReach.Place place = reach.future(to);
            if (old.account() != place.account()) {
                throw new MailException.CannotDo("a folder stays in its mailbox");
            }
            old.account().rename(old.name(), place.name());
            return true;
        });
    }

    private boolean isInbox(Identity who, FolderName name) throws MailException {
        return work(
                who,
                (reach, _) -> reach.existing(name, MailboxRight.WRITE).name().isInbox());
    }

    @Override
    public void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException {
        work(who, (reach, _) -> {
            reach.own().subscribe(name, subscribed);
            return true;
        });
    }

    @Override
    public FolderStatus status(Identity who, FolderName name) throws MailException {
        return work(who, (reach, _) -> reach.existing(name, MailboxRight.READ).status());
    }

    @Override
    public Quota quota(Identity who) throws MailException {
        return work(who, (reach, _) -> reach.own().quota());
    }

    @Override
    public Quota quota(Identity who, FolderName name) throws MailException {
        return work(who, (reach, _) -> reach.quota(name));
    }

    @Override
    public OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException {
        return work(who, (reach, _) -> {
            MemoryReach.Place place = reach.existing(name, MailboxRight.READ);
            MemoryFolder folder = place.folder();
            folder.observers.add(observer);
            return new OpenFolder(place.status(), place.mailbox().right(), () -> forget(folder, observer));
        });
    }

    @Override
    public UidList uids(Identity who, FolderId folder, long modSeq) throws MailException {
        return work(who, (reach, _) -> reach.read(folder).uids(modSeq));
    }

    @Override
    public FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException {
        return work(who, (reach, _) -> reach.read(folder).changes(modSeq));
    }

    @Override
    public List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return work(
                who,
                (reach, _) -> reach.read(folder)
                        .within(uids)
                        .map(message -> message.view(parts))
                        .toList());
    }

    @Override
    public StoreResult store(Identity who, FolderId id, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        return work(who, (reach, toTell) -> {
            MemoryFolder folder = reach.folder(id, MailboxRight.WRITE).folder();
            toTell.addAll(folder.observers);
            return folder.store(uids, update, unchangedSince.orElse(Long.MAX_VALUE));
        });
    }

    @Override
    public UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException {
        return work(
                who,
                (reach, _) -> MemoryFolder.uidsOf(reach.read(folder)
                        .within(UidSet.ALL)
                        .filter(message -> MemorySearch.matches(message, criterion))));
    }

    @Override
    public CopyResult append(Identity who, FolderName name, List<NewMessage> messages) throws MailException {
        return work(who, (reach, toTell) -> {
            MemoryReach.Place place = reach.existing(name, MailboxRight.WRITE);
            MemoryFolder target = place.folder();
            toTell.addAll(target.observers);
            place.account()
                    .checkQuota(messages.stream()
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
        return work(who, (reach, toTell) -> {
            List<MemoryMessage> messages = reach.read(source).within(uids).toList();
            MemoryReach.Place place = reach.existing(target, MailboxRight.WRITE);
            place.account().checkQuota(octets(messages));
            return copy(messages, place.folder(), toTell, 0);
        });
    }

    @Override
    public CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return work(who, (reach, toTell) -> {
            MemoryReach.Place left = reach.folder(source, MailboxRight.WRITE);
            MemoryReach.Place place = reach.existing(target, MailboxRight.WRITE);
            MemoryFolder from = left.folder();
            MemoryFolder to = place.folder();
            List<MemoryMessage> messages = from.within(uids).toList();
            if (left.account() != place.account()) {
                place.account().checkQuota(octets(messages));
            }
            toTell.addAll(from.observers);
            ExpungeResult gone = from.remove(MemoryFolder.uidsOf(messages.stream()), _ -> true);
            return copy(messages, to, toTell, gone.modSeq());
        });
    }

    @Override
    public ExpungeResult expunge(Identity who, FolderId id, UidSet uids) throws MailException {
        return work(who, (reach, toTell) -> {
            MemoryFolder folder = reach.folder(id, MailboxRight.WRITE).folder();
            toTell.addAll(folder.observers);
            return folder.remove(uids, message -> message.flags().contains(Flag.DELETED));
        });
    }

    @Override
    public ExpungeResult remove(Identity who, FolderId id, UidSet uids) throws MailException {
        return work(who, (reach, toTell) -> {
            MemoryFolder folder = reach.folder(id, MailboxRight.WRITE).folder();
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
            result = work.on(directory.reach(who), toTell);
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

    private static long octets(List<MemoryMessage> messages) {
        return messages.stream().mapToLong(message -> message.content().size()).sum();
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
