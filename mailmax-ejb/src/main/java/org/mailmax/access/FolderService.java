package org.mailmax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailmax.access.MailboxReach.Reached;
import org.mailmax.access.MailboxReach.Site;
import org.mailmax.database.Durability;
import org.mailmax.deposit.Deposit;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.directory.Authentication;
import org.mailmax.feed.Feed;
import org.mailmax.folder.FolderCatalog;
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
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// Stored mail for IMAP, POP3 and the webmail.
///
/// 1. Every folder named by its key is checked to be in the [reach][MailboxReach] of who asks.
/// 2. What changes something is one transaction; then its force is awaited, then the feed hints, then the call returns.
/// 3. What reads numbers, flags, dates or sizes reads the shared view; the database is asked only after a hint.
@ApplicationScoped
public class FolderService implements MailAccess {

    @Inject
    private Authentication authentication;

    @Inject
    private FolderCatalog catalog;

    @Inject
    private MailboxReach reach;

    @Inject
    private FolderLister lister;

    @Inject
    private FolderViews views;

    @Inject
    private ContentIndex contents;

    @Inject
    private MessageSearch search;

    @Inject
    private GroupCommit deposits;

    @Inject
    private Feed feed;

    @Inject
    private Durability durability;

    @Inject
    private QuotaReader quotas;

    @Inject
    private FolderWriter folderWriter;

    @Inject
    private MessageWriter messageWriter;

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return authentication.authenticate(credentials, peer);
    }

    @Override
    public List<FolderInfo> folders(Identity who) throws MailException {
        return lister.list(who);
    }

    @Override
    public FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException {
        Site site = reach.site(who, name);
        return restructured(
                site.account(), () -> folderWriter.create(site.account().value(), site.name(), use));
    }

    @Override
    public void delete(Identity who, FolderName name) throws MailException {
        Reached folder = reach.named(who, name, MailboxRight.WRITE);
        restructured(folder.account(), () -> {
            folderWriter.delete(folder.account().value(), folder.folder());
            return folder;
        });
        feed.publish(folder.id());
    }

    @Override
    public void rename(Identity who, FolderName from, FolderName to) throws MailException {
        Reached folder = reach.named(who, from, MailboxRight.WRITE);
        Site site = reach.site(who, to);
        if (!site.account().equals(folder.account())) {
            throw new MailException.CannotDo("a folder stays in its mailbox");
        }
        FolderName old = folder.folder().name();
        if (old.isInbox()) {
            create(who, to, Optional.empty());
            move(who, folder.id(), UidSet.ALL, to);
            return;
        }
        restructured(site.account(), () -> {
            folderWriter.rename(site.account().value(), old, site.name());
            return folder;
        });
    }

    @Override
    public void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException {
        restructured(who.account(), () -> {
            folderWriter.subscribe(who.account().value(), name, subscribed);
            return name;
        });
    }

    @Override
    public FolderStatus status(Identity who, FolderName name) throws MailException {
        return status(reach.named(who, name, MailboxRight.READ));
    }

    @Override
    public Quota quota(Identity who) throws MailException {
        return quota(who.account());
    }

    @Override
    public Quota quota(Identity who, FolderName name) throws MailException {
        return quota(name.isShared() ? reach.named(who, name, MailboxRight.READ).account() : who.account());
    }

    @Override
    public OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException {
        Reached folder = reach.named(who, name, MailboxRight.READ);
        OpenFolder.Watch watch = feed.watch(folder.id(), observer);
        try {
            return new OpenFolder(status(folder), folder.right(), watch);
        } catch (MailException e) {
            watch.end();
            throw e;
        }
    }

    @Override
    public UidList uids(Identity who, FolderId folder, long modSeq) throws MailException {
        return view(who, folder, view -> view.uids(modSeq));
    }

    @Override
    public FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException {
        return view(who, folder, view -> view.changes(modSeq));
    }

    @Override
    public List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return view(who, folder, view -> new FolderPage(view, uids).fetch(parts, contents));
    }

    @Override
    public UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException {
        return view(who, folder, view -> search.search(view, criterion));
    }

    @Override
    public StoreResult store(Identity who, FolderId folder, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        reach.held(who, folder, MailboxRight.WRITE);
        return changed(List.of(folder), () -> messageWriter.store(folder, uids, update, unchangedSince));
    }

    @Override
    public CopyResult append(Identity who, FolderName name, List<NewMessage> messages) throws MailException {
        Reached folder = reach.named(who, name, MailboxRight.WRITE);
        List<Deposit> unit = messages.stream()
                .map(message -> Deposit.into(
                        folder.id(),
                        message.content(),
                        message.flags(),
                        message.received().orElseGet(Instant::now)))
                .toList();
        long octets = unit.stream().mapToLong(Deposit::octets).sum();
        Quota quota = quota(folder.account());
        if (quota.limit() > 0 && quota.used() + octets > quota.limit()) {
            throw new MailException.OverQuota("the mailbox is full");
        }
        List<Long> uids = deposits.deposit(unit).stream()
                .flatMap(deposited -> deposited.uids().stream())
                .toList();
        return new CopyResult(folder.folder().uidValidity(), List.of(), uids, 0);
    }

    @Override
    public CopyResult copy(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        reach.held(who, source, MailboxRight.READ);
        Reached to = reach.named(who, target, MailboxRight.WRITE);
        long limit = quota(to.account()).limit();
        return changed(List.of(to.id()), () -> messageWriter.copy(source, uids, to.id(), limit));
    }

    @Override
    public CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        reach.held(who, source, MailboxRight.WRITE);
        Reached to = reach.named(who, target, MailboxRight.WRITE);
        long limit = quota(to.account()).limit();
        return changed(List.of(source, to.id()), () -> messageWriter.move(source, uids, to.id(), limit));
    }

    @Override
    public ExpungeResult expunge(Identity who, FolderId folder, UidSet uids) throws MailException {
        reach.held(who, folder, MailboxRight.WRITE);
        return changed(List.of(folder), () -> messageWriter.expunge(folder, uids));
    }

    @Override
    public ExpungeResult remove(Identity who, FolderId folder, UidSet uids) throws MailException {
        reach.held(who, folder, MailboxRight.WRITE);
        return changed(List.of(folder), () -> messageWriter.remove(folder, uids));
    }

    /// Something done with a view.
    private interface Reading<R> {
        R with(FolderView view) throws MailException;
    }

    private <R> R view(Identity who, FolderId folder, Reading<R> reading) throws MailException {
        reach.held(who, folder, MailboxRight.READ);
        return Storage.use(() -> reading.with(views.of(folder)));
    }

    /// A change of messages: committed, forced, published.
    private <R> R changed(List<FolderId> folders, Durability.Write<R> write) throws MailException {
        Set<FolderId> changed = Set.copyOf(folders);
        R result = Storage.use(() -> durability.forced(changed, write));
        changed.forEach(feed::publish);
        return result;
    }

    private FolderStatus status(Reached folder) throws MailException {
        return Storage.use(() -> views.of(folder.id()).numbers().status(folder.shown()));
    }

    private Quota quota(AccountId account) throws MailException {
        return Storage.use(() -> quotas.quota(account.value()));
    }

    /// A change of the account's folders: committed, forced, and known to every later call.
    private <R> R restructured(AccountId account, Durability.Write<R> write) throws MailException {
        try {
            return Storage.use(() -> durability.forced(Set.of(), write));
        } finally {
            catalog.forget(account);
        }
    }
}
