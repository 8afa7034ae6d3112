package org.mailmax.inflow;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// IMAP, POP3 come in here. The services take care of transactions, one for each call.
@MessageDriven(messageListenerInterface = MailAccess.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailAccessDoor implements MailAccess {

    @Inject
    MailAccess mail;

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return mail.authenticate(credentials, peer);
    }

    @Override
    public List<FolderInfo> folders(Identity who) throws MailException {
        return mail.folders(who);
    }

    @Override
    public FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException {
        return mail.create(who, name, use);
    }

    @Override
    public void delete(Identity who, FolderName name) throws MailException {
        mail.delete(who, name);
    }

    @Override
    public void rename(Identity who, FolderName from, FolderName to) throws MailException {
        mail.rename(who, from, to);
    }

    @Override
    public void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException {
        mail.subscribe(who, name, subscribed);
    }

    @Override
    public FolderStatus status(Identity who, FolderName name) throws MailException {
        return mail.status(who, name);
    }

    @Override
    public Quota quota(Identity who) throws MailException {
        return mail.quota(who);
    }

    @Override
    public Quota quota(Identity who, FolderName name) throws MailException {
        return mail.quota(who, name);
    }

    @Override
    public OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException {
        return mail.open(who, name, observer);
    }

    @Override
    public UidList uids(Identity who, FolderId folder, long modSeq) throws MailException {
        return mail.uids(who, folder, modSeq);
    }

    @Override
    public FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException {
        return mail.changes(who, folder, modSeq);
    }

    @Override
    public List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return mail.fetch(who, folder, uids, parts);
    }

    @Override
    public StoreResult store(Identity who, FolderId folder, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        return mail.store(who, folder, uids, update, unchangedSince);
    }

    @Override
    public UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException {
        return mail.search(who, folder, criterion);
    }

    @Override
    public CopyResult append(Identity who, FolderName folder, List<NewMessage> messages) throws MailException {
        return mail.append(who, folder, messages);
    }

    @Override
    public CopyResult copy(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return mail.copy(who, source, uids, target);
    }

    @Override
    public CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return mail.move(who, source, uids, target);
    }

    @Override
    public ExpungeResult expunge(Identity who, FolderId folder, UidSet uids) throws MailException {
        return mail.expunge(who, folder, uids);
    }

    @Override
    public ExpungeResult remove(Identity who, FolderId folder, UidSet uids) throws MailException {
        return mail.remove(who, folder, uids);
    }
}
