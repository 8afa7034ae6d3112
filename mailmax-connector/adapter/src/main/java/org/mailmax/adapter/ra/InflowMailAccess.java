package org.mailmax.adapter.ra;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
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

/// Mail access through endpoints.
final class InflowMailAccess implements MailAccess {

    private final Inflow<MailAccess> inflow;

    InflowMailAccess(MessageEndpointFactory endpoints) {
        inflow = new Inflow<>(endpoints, MailAccess.class);
    }

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return inflow.call(mail -> mail.authenticate(credentials, peer));
    }

    @Override
    public List<FolderInfo> folders(Identity who) throws MailException {
        return inflow.call(mail -> mail.folders(who));
    }

    @Override
    public FolderId create(Identity who, FolderName name, Optional<SpecialUse> use) throws MailException {
        return inflow.call(mail -> mail.create(who, name, use));
    }

    @Override
    public void delete(Identity who, FolderName name) throws MailException {
        inflow.order(mail -> mail.delete(who, name));
    }

    @Override
    public void rename(Identity who, FolderName from, FolderName to) throws MailException {
        inflow.order(mail -> mail.rename(who, from, to));
    }

    @Override
    public void subscribe(Identity who, FolderName name, boolean subscribed) throws MailException {
        inflow.order(mail -> mail.subscribe(who, name, subscribed));
    }

    @Override
    public FolderStatus status(Identity who, FolderName name) throws MailException {
        return inflow.call(mail -> mail.status(who, name));
    }

    @Override
    public Quota quota(Identity who) throws MailException {
        return inflow.call(mail -> mail.quota(who));
    }

    @Override
    public Quota quota(Identity who, FolderName name) throws MailException {
        return inflow.call(mail -> mail.quota(who, name));
    }

    @Override
    public OpenFolder open(Identity who, FolderName name, FolderObserver observer) throws MailException {
        return inflow.call(mail -> mail.open(who, name, observer));
    }

    @Override
    public UidList uids(Identity who, FolderId folder, long modSeq) throws MailException {
        return inflow.call(mail -> mail.uids(who, folder, modSeq));
    }

    @Override
    public FolderChanges changes(Identity who, FolderId folder, long modSeq) throws MailException {
        return inflow.call(mail -> mail.changes(who, folder, modSeq));
    }

    @Override
    public List<MessageView> fetch(Identity who, FolderId folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return inflow.call(mail -> mail.fetch(who, folder, uids, parts));
    }

    @Override
    public StoreResult store(Identity who, FolderId folder, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        return inflow.call(mail -> mail.store(who, folder, uids, update, unchangedSince));
    }

    @Override
    public UidSet search(Identity who, FolderId folder, SearchCriterion criterion) throws MailException {
        return inflow.call(mail -> mail.search(who, folder, criterion));
    }

    @Override
    public CopyResult append(Identity who, FolderName folder, List<NewMessage> messages) throws MailException {
        return inflow.call(mail -> mail.append(who, folder, messages));
    }

    @Override
    public CopyResult copy(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return inflow.call(mail -> mail.copy(who, source, uids, target));
    }

    @Override
    public CopyResult move(Identity who, FolderId source, UidSet uids, FolderName target) throws MailException {
        return inflow.call(mail -> mail.move(who, source, uids, target));
    }

    @Override
    public ExpungeResult expunge(Identity who, FolderId folder, UidSet uids) throws MailException {
        return inflow.call(mail -> mail.expunge(who, folder, uids));
    }

    @Override
    public ExpungeResult remove(Identity who, FolderId folder, UidSet uids) throws MailException {
        return inflow.call(mail -> mail.remove(who, folder, uids));
    }
}
