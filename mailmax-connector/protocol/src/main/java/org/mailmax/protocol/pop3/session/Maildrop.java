package org.mailmax.protocol.pop3.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// The INBOX as it was at login, with the marks of DELE. Message numbers count from 1 (RFC 1939 §4).
final class Maildrop {

    /// How many messages are asked for at once.
    private static final int PAGE = 200;

    private final MailAccess mail;
    private final Identity who;
    private final FolderId folder;
    private final long uidValidity;
    private final UidList uids;
    private final long[] sizes;
    private final BitSet deleted = new BitSet();

    /// Contents opened for RETR of these and the following numbers, so that a client that fetches all costs one call
    /// a page.
    private List<MessageView> page = List.of();

    private Maildrop(MailAccess mail, Identity who, FolderStatus inbox, List<MessageView> messages) {
        this.mail = mail;
        this.who = who;
        this.folder = inbox.id();
        this.uidValidity = inbox.uidValidity();
        this.uids = UidList.of(messages.stream().mapToLong(MessageView::uid).toArray());
        this.sizes = messages.stream().mapToLong(MessageView::size).toArray();
    }

    static Maildrop open(MailAccess mail, Identity who) throws MailException {
        FolderStatus inbox = mail.status(who, FolderName.INBOX);
        UidList all = mail.uids(who, inbox.id(), inbox.highestModSeq());
        List<MessageView> messages = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += PAGE) {
            messages.addAll(mail.fetch(who, inbox.id(), page(all, from), Set.of()));
        }
        return new Maildrop(mail, who, inbox, messages);
    }

    /// The numbers of the messages that are not marked as deleted.
    IntStream numbers() {
        return IntStream.rangeClosed(1, sizes.length).filter(number -> !deleted.get(number));
    }

    boolean has(int number) {
        return number >= 1 && number <= sizes.length && !deleted.get(number);
    }

    long size(int number) {
        return sizes[number - 1];
    }

    long totalSize() {
        return numbers().mapToLong(this::size).sum();
    }

    /// The unique-id: the same in every session, different for every message this INBOX ever holds (RFC 1939 §7).
    String uniqueId(int number) {
        return uidValidity + "." + uids.get(number - 1);
    }

    void delete(int number) {
        deleted.set(number);
    }

    void reset() {
        deleted.clear();
    }

    /// The octets of a message, or nothing when somebody else has removed it since login.
    Optional<Content> content(int number) throws MailException {
        long uid = uids.get(number - 1);
        Optional<Content> known = inPage(uid);
        if (known.isPresent()) {
            return known;
        }
        page = mail.fetch(who, folder, page(uids, number - 1), Set.of(FetchPart.CONTENT));
        return inPage(uid);
    }

    /// The UPDATE state: removes what was marked, and nothing else.
    void update() throws MailException {
        if (!deleted.isEmpty()) {
            mail.remove(who, folder, UidSet.of(deleted.stream().mapToLong(number -> uids.get(number - 1))));
        }
    }

    private Optional<Content> inPage(long uid) {
        for (MessageView view : page) {
            if (view.uid() == uid) {
                return view.content();
            }
        }
        return Optional.empty();
    }

    private static UidSet page(UidList uids, int from) {
        int to = Math.min(from + PAGE, uids.size());
        return UidSet.of(IntStream.range(from, to).mapToLong(uids::get));
    }
}
