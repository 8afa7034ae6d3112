package org.mailmax.mail.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;

/// Reading and changing stored mail: what IMAP, POP3 and the webmail need, in words all three share.
///
/// Each call is complete in itself: it has its own transaction, and when it returns, what it did is durable. Nothing
/// is held between calls but what [#open] registers. Every method may throw [MailException.TryLater] when
/// the storage is out of reach, and every one that takes a [FolderId] [MailException.NoSuchFolder] when the folder is
/// gone or belongs to another account: which of the two is never told. Folders of mailboxes that others share are among
/// the folders of an account, below [FolderName#SHARED]; whoever may only read there gets [MailException.NotPermitted]
/// for every change, and who is no member any more [MailException.NoSuchFolder], at once.
public interface MailAccess extends Authenticator {

    // Declared again, because a container looks for transaction attributes in the listener interface itself only.
    @Override
    Identity authenticate(Credentials credentials, Peer peer) throws MailException;

    // --- the folders of an account

    /// All folders of the account, those shared with it and all names subscribed, ordered by name with the INBOX first.
    List<FolderInfo> folders(Identity who) throws MailException;

    /// Makes a folder and those above it that are missing.
    ///
    /// @param use what it is for; at most one folder of an account has each use
    FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException;

    /// Removes a folder with its messages. One that has folders below it, and the INBOX, cannot be removed.
    void delete(Identity who, FolderName name) throws MailException;

    /// Renames a folder and those below it. Renaming the INBOX moves its messages to the new folder and leaves it empty
    /// (RFC 9051 §6.3.6).
    void rename(Identity who, FolderName from, FolderName to) throws MailException;

    void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException;

    FolderStatus status(Identity who, FolderName name) throws MailException;

    Quota quota(Identity who) throws MailException;

    /// The quota of the mailbox in which this folder lies or would lie: what counts for messages put into it.
    Quota quota(Identity who, FolderName name) throws MailException;

    // --- one folder

    /// Registers an observer and then reads the numbers of the folder. Costs the same for any number of messages.
    OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException;

    /// The UIDs of the folder as they were right after the given modseq, which came from [#open] or [#changes].
    UidList uids(Identity who, FolderId folder, long modSeq) throws MailException;

    /// What happened after the given modseq.
    FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException;

    // --- messages

    /// The messages of the set that exist, ascending by UID. The caller asks page by page and names no more than
    /// a few hundred messages at once.
    List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts) throws MailException;

    /// Changes flags of the messages of the set that exist.
    ///
    /// @param unchangedSince leave messages alone that changed after this modseq
    /// @throws MailException.LimitReached when the folder has no room for another keyword
    StoreResult store(Identity who, FolderId folder, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException;

    /// The messages of the folder that meet the criterion.
    UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException;

    /// Puts messages into a folder, all or none.
    CopyResult append(Identity who, FolderName folder, List<NewMessage> messages) throws MailException;

    /// Copies messages with flags and dates to another or the same folder, all or none.
    CopyResult copy(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException;

    /// Moves messages, all or none (RFC 6851 §3.3).
    CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException;

    /// Removes the messages of the set that carry `\Deleted`.
    ExpungeResult expunge(Identity who, FolderId folder, UidSet uids) throws MailException;

    /// Removes the messages of the set, whatever their flags: what POP3's UPDATE state does (RFC 1939 §6).
    ExpungeResult remove(Identity who, FolderId folder, UidSet uids) throws MailException;
}
