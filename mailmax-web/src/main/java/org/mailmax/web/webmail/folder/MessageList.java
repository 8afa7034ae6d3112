package org.mailmax.web.webmail.folder;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/// The messages of a folder for the table that shows them. It knows the UIDs as they were at one moment, the same list
/// all sessions share, and reads only the messages of the page shown: the cost is the same for any number of messages.
public class MessageList extends LazyDataModel<MessageRow> {

    private final transient MailAccess mail;
    private final transient Identity who;
    private final transient FolderEntry folder;
    private transient UidList uids;
    private transient List<MessageRow> page = List.of();
    private long modSeq;
    private String search = "";

    MessageList(MailAccess mail, Identity who, FolderEntry folder, FolderStatus status) throws MailException {
        this.mail = mail;
        this.who = who;
        this.folder = folder;
        this.modSeq = status.highestModSeq();
        this.uids = mail.uids(who, id(), modSeq);
    }

    /// Catches up with the folder.
    ///
    /// @return the messages that arrived since
    UidSet refresh() throws MailException {
        FolderChanges changes = mail.changes(who, id(), modSeq);
        modSeq = changes.modSeq();
        uids = found(changes.uids());
        return changes.arrived();
    }

    /// Shows only messages whose sender, recipient or subject contains the text; all for an empty text.
    void search(String text) throws MailException {
        search = text.strip();
        refresh();
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return uids.size();
    }

    @Override
    public List<MessageRow> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        setRowCount(uids.size());
        try {
            page = mail.fetch(who, id(), Paging.page(uids, first, size), EnumSet.of(FetchPart.SUMMARY)).stream()
                    .map(view -> MessageRow.of(view, folder.outgoing()))
                    .sorted(Comparator.comparingLong(MessageRow::uid).reversed())
                    .toList();
        } catch (MailException e) {
            page = List.of();
        }
        return page;
    }

    @Override
    public String getRowKey(MessageRow row) {
        return Long.toString(row.uid());
    }

    @Override
    public MessageRow getRowData(String key) {
        return page.stream()
                .filter(row -> getRowKey(row).equals(key))
                .findFirst()
                .orElse(null);
    }

    /// The next older message of the list, or else the next newer one.
    Optional<Long> neighbour(long uid) {
        int line = Paging.line(uids, uid);
        UidSet after = Paging.page(uids, line + 1, 1);
        UidSet before = line > 0 ? Paging.page(uids, line - 1, 1) : UidSet.NONE;
        return line < 0
                ? Optional.empty()
                : (after.isEmpty() ? before : after).stream().boxed().findFirst();
    }

    private UidList found(UidList all) throws MailException {
        if (search.isEmpty()) {
            return all;
        }
        SearchCriterion anywhere =
                new SearchCriterion.Or(header("From"), new SearchCriterion.Or(header("To"), header("Subject")));
        SearchCriterion alive = new SearchCriterion.Not(new SearchCriterion.HasFlag(Flag.DELETED));
        UidSet matches = mail.search(who, id(), new SearchCriterion.And(List.of(anywhere, alive)));
        return UidList.of(all.intersect(matches).stream().toArray());
    }

    private SearchCriterion header(String field) {
        return new SearchCriterion.Header(field, search);
    }

    private FolderId id() {
        return new FolderId(folder.id());
    }
}
