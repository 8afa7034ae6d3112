package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.MessageSet;
import org.mailmax.protocol.imap.response.FlagsResponse;
import org.mailmax.protocol.imap.response.ImapWriter;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.NumberSet;

/// The selected mailbox as its client knows it: the owner of the message sequence numbers.
///
/// What must always hold:
/// * The numbering is what the client was told, and changes only when an EXPUNGE is written to it (RFC 9051 §7.5.1).
///   What happened later is kept back as a whole, by not moving on in the feed, until it may be told.
/// * Sequence numbers go no further than this class: the ports know UIDs alone.
/// * The list of UIDs is asked for when it is needed first: SELECT costs the same for any number of messages, and a
///   session that only idles has none.
/// * What this session did itself it is not told again.
final class SelectedView implements AutoCloseable {

    /// How many messages are fetched with one call.
    static final int PAGE = 200;

    private final MailAccess mail;
    private final Identity who;
    private final OpenFolder.Watch watch;
    private final FolderId folder;
    private final Writability access;
    private final NewsHint hint;
    private final OwnChanges own;
    private long modSeq;
    private long exists;
    private Flags keywords;
    private Optional<UidList> uids = Optional.empty();
    private UidSet saved = UidSet.NONE;

    /// Some messages of the mailbox.
    ///
    /// @param size how many they were when the client was told of them last
    record Page(UidSet uids, int size) {}

    SelectedView(MailAccess mail, Identity who, OpenFolder open, Writability access, NewsHint hint) {
        this.mail = mail;
        this.who = who;
        this.watch = open.watch();
        this.folder = open.status().id();
        this.access = access;
        this.hint = hint;
        this.modSeq = open.status().highestModSeq();
        this.exists = open.status().messages();
        this.keywords = open.status().keywords();
        this.own = new OwnChanges(modSeq);
    }

    FolderId folder() {
        return folder;
    }

    boolean isWritable() {
        return access == Writability.WRITABLE;
    }

    /// What is said to a change while the mailbox cannot be changed.
    Reply refusal(ImapState state) {
        return access.refusal(state);
    }

    OwnChanges own() {
        return own;
    }

    // --- from the client's names of messages to UIDs, and back

    /// The UIDs that are meant.
    ///
    /// @throws ImapSyntaxException for a sequence number that no message has (RFC 9051 §9, `seq-number`)
    UidSet resolve(MessageSet messages) throws MailException {
        return switch (messages) {
            case MessageSet.Numbers numbers -> byNumber(numbers.numbers());
            case MessageSet.Uids named -> byUid(named.numbers());
            case MessageSet.SavedResult _ -> saved;
        };
    }

    /// The sequence number of a message, or 0 when the client does not know it.
    long number(long uid) throws MailException {
        return Math.max(0, uids().indexOf(uid) + 1);
    }

    /// The messages of the set that the client knows.
    UidSet known(UidSet set) throws MailException {
        return uids().intersect(set);
    }

    /// The sequence numbers of messages that the client knows.
    UidSet numbers(UidSet known) throws MailException {
        UidList list = uids();
        List<UidSet.Range> numbers = new ArrayList<>();
        for (UidSet.Range range : known.ranges()) {
            numbers.add(new UidSet.Range(list.indexOf(range.first()) + 1L, list.indexOf(range.last()) + 1L));
        }
        return UidSet.ofRanges(numbers);
    }

    /// How many messages of the set the client knows.
    long count(UidSet set) throws MailException {
        long count = 0;
        for (UidSet.Range range : set.ranges()) {
            count += end(range) - start(range);
        }
        return count;
    }

    /// The messages of the set that the client knows, cut into pieces for the port.
    List<Page> pages(UidSet set) throws MailException {
        List<Page> pages = new ArrayList<>();
        List<UidSet.Range> ranges = new ArrayList<>();
        int size = 0;
        for (UidSet.Range range : set.ranges()) {
            int end = end(range);
            for (int from = start(range); from < end; ) {
                int count = Math.min(PAGE - size, end - from);
                ranges.add(new UidSet.Range(uids().get(from), uids().get(from + count - 1)));
                from += count;
                size += count;
                if (size == PAGE) {
                    pages.add(new Page(UidSet.ofRanges(ranges), size));
                    ranges.clear();
                    size = 0;
                }
            }
        }
        if (size > 0) {
            pages.add(new Page(UidSet.ofRanges(ranges), size));
        }
        return pages;
    }

    /// What `$` stands for from now on (RFC 9051 §6.4.4.1).
    void save(UidSet found) {
        saved = found;
    }

    // --- news

    /// Ask for news at the end of this command in any case.
    void expectNews() {
        hint.remember();
    }

    /// Tells what has changed since the client was told last. When messages are gone and must not get new numbers now,
    /// nothing is told.
    ///
    /// @throws MailException.NoSuchFolder when the mailbox itself is gone
    void tell(ImapWriter out, boolean mayRenumber) throws MailException, IOException {
        if (!hint.take()) {
            return;
        }
        try {
            FolderChanges changes = mail.changes(who, folder, modSeq);
            if (mayRenumber || changes.expunged().isEmpty()) {
                tell(out, changes);
            } else {
                hint.remember();
            }
        } catch (MailException.TryLater later) {
            hint.remember();
        } catch (MailException.NoSuchFolder gone) {
            // Whoever idles shall hear it too: the end of the command asks once more, and says good-bye.
            hint.remember();
            throw gone;
        }
    }

    /// Announces keywords before they appear at a message.
    void announce(ImapWriter out, Flags flags) throws IOException {
        for (Flag flag : flags) {
            if (!flag.isSystem() && !keywords.contains(flag)) {
                keywords = keywords.with(flags.without(Flags.of(Flag.SYSTEM)));
                FlagsResponse.flags(out, keywords);
                tellPermanentFlags(out, true);
                return;
            }
        }
    }

    /// @param more true when new keywords can be made
    void tellPermanentFlags(ImapWriter out, boolean more) throws IOException {
        Flags permanent = isWritable() ? Flags.of(Flag.SYSTEM).with(keywords) : Flags.NONE;
        FlagsResponse.permanentFlags(out, permanent, more && isWritable());
    }

    @Override
    public void close() {
        watch.end();
    }

    private void tell(ImapWriter out, FolderChanges changes) throws MailException, IOException {
        if (!changes.expunged().isEmpty()) {
            tellExpunged(out, changes.expunged());
        }
        if (changes.uids().size() != exists) {
            exists = changes.uids().size();
            out.untagged().number(exists).ascii(" EXISTS").end();
        }
        announce(out, changes.keywords());
        for (FlagChange change : changes.flagged()) {
            if (!own.told(change.modSeq())) {
                FlagsResponse.news(out, changes.uids().indexOf(change.uid()) + 1L, change.uid(), change.flags());
            }
        }
        modSeq = changes.modSeq();
        own.forget(modSeq);
        uids = Optional.of(changes.uids());
    }

    /// From the end, so that each EXPUNGE renumbers only what has been told already.
    private void tellExpunged(ImapWriter out, UidSet expunged) throws MailException, IOException {
        for (UidSet.Range range : expunged.ranges().reversed()) {
            int start = start(range);
            for (int number = end(range); number > start; number--) {
                out.untagged().number(number).ascii(" EXPUNGE").end();
                exists--;
            }
        }
    }

    private UidSet byNumber(NumberSet numbers) throws MailException {
        if (exists == 0 || numbers.highest(exists) > exists) {
            throw new ImapSyntaxException("there is no message of this number");
        }
        UidList list = uids();
        List<UidSet.Range> ranges = new ArrayList<>();
        for (NumberSet.Range range : numbers.ranges()) {
            ranges.add(new UidSet.Range(list.get((int) range.low(exists) - 1), list.get((int) range.high(exists) - 1)));
        }
        return UidSet.ofRanges(ranges);
    }

    /// `*` is the last message even when the other end of the range is beyond it (RFC 9051 §9, `seq-range`).
    private UidSet byUid(NumberSet numbers) throws MailException {
        UidList list = uids();
        if (list.isEmpty()) {
            return UidSet.NONE;
        }
        long last = list.get(list.size() - 1);
        List<UidSet.Range> ranges = new ArrayList<>();
        for (NumberSet.Range range : numbers.ranges()) {
            if (range.low(last) <= last) {
                ranges.add(new UidSet.Range(range.low(last), Math.min(last, range.high(last))));
            }
        }
        return UidSet.ofRanges(ranges);
    }

    /// The index of the first message of the range.
    private int start(UidSet.Range range) throws MailException {
        int index = uids().indexOf(range.first());
        return index >= 0 ? index : -index - 1;
    }

    /// The index after the last message of the range.
    private int end(UidSet.Range range) throws MailException {
        int index = uids().indexOf(range.last());
        return index >= 0 ? index + 1 : -index - 1;
    }

    private UidList uids() throws MailException {
        if (uids.isEmpty()) {
            uids = Optional.of(mail.uids(who, folder, modSeq));
        }
        return uids.get();
    }
}
