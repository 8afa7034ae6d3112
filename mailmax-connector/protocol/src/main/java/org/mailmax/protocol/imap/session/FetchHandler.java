package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Fetch;
import org.mailmax.protocol.imap.command.Naming;
import org.mailmax.protocol.imap.response.FetchResponse;
import org.mailmax.protocol.imap.response.ResponseCode;

/// FETCH and UID FETCH (RFC 9051 §6.4.5), a page at a time: while a slow client reads, no transaction is open, and not
/// more than a page of a million messages is in memory.
final class FetchHandler {

    private static final FlagUpdate READ = FlagUpdate.add(Flag.SEEN);

    private final Dialogue dialogue;

    FetchHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// What could not be told.
    private enum Lack {
        NOTHING,
        /// Somebody has expunged it, while this client still has a number for it.
        GONE,
        /// Nobody knows how to decode it.
        UNKNOWN_ENCODING;

        Lack or(Lack other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    Reply answer(Fetch fetch, ImapState.Selected state) throws MailException, IOException {
        SelectedView view = state.view();
        FetchResponse response = new FetchResponse(dialogue.out(), fetch);
        Set<FetchPart> parts = FetchResponse.parts(fetch);
        boolean marksRead = fetch.setsSeen() && view.isWritable();
        Lack lack = Lack.NOTHING;
        for (SelectedView.Page page : view.pages(view.resolve(fetch.messages()))) {
            List<MessageView> messages = dialogue.mail().fetch(state.who(), view.folder(), page.uids(), parts);
            Map<Long, Flags> changed = marksRead ? tryToMarkRead(messages, state) : Map.of();
            lack = lack.or(messages.size() < page.size() ? Lack.GONE : Lack.NOTHING);
            for (MessageView message : messages) {
                lack = lack.or(tell(message, Optional.ofNullable(changed.get(message.uid())), response, view));
            }
        }
        return reply(fetch.messages().naming(), lack, state);
    }

    private Lack tell(MessageView message, Optional<Flags> changed, FetchResponse response, SelectedView view)
            throws MailException, IOException {
        if (!response.canTell(message)) {
            return Lack.UNKNOWN_ENCODING;
        }
        view.announce(dialogue.out(), message.flags());
        response.write(view.number(message.uid()), message, changed);
        return Lack.NOTHING;
    }

    /// RFC 2180 §4.1.2: NO for messages that are gone; by UID they are just not there (RFC 9051 §6.4.9).
    private static Reply reply(Naming naming, Lack lack, ImapState.Selected state) {
        if (lack == Lack.UNKNOWN_ENCODING) {
            return Reply.no(ResponseCode.UNKNOWN_CTE, "a part is encoded in an unknown way", state);
        }
        return lack == Lack.GONE && naming == Naming.SEQUENCE
                ? Reply.no(ResponseCode.EXPUNGEISSUED, "some of the messages are gone", state)
                : Reply.ok("FETCH completed", state);
    }

    /// Who may only read a shared mailbox since it was selected still reads.
    private Map<Long, Flags> tryToMarkRead(List<MessageView> messages, ImapState.Selected state) throws MailException {
        try {
            return markRead(messages, state);
        } catch (MailException.NotPermitted readOnly) {
            return Map.of();
        }
    }

    /// Marks as read those that are not yet.
    ///
    /// @return the flags of those that were changed
    private Map<Long, Flags> markRead(List<MessageView> messages, ImapState.Selected state) throws MailException {
        long[] unread = messages.stream()
                .filter(message -> !message.flags().contains(Flag.SEEN))
                .mapToLong(MessageView::uid)
                .toArray();
        if (unread.length == 0) {
            return Map.of();
        }
        StoreResult result = dialogue.mail()
                .store(state.who(), state.view().folder(), UidSet.of(unread), READ, OptionalLong.empty());
        state.view().own().answered(result.modSeq());
        Map<Long, Flags> changed = HashMap.newHashMap(unread.length);
        for (FlagChange change : result.messages()) {
            changed.put(change.uid(), change.flags());
        }
        return changed;
    }
}
