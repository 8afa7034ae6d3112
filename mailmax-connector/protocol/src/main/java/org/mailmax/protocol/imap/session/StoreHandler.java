package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.OptionalLong;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Naming;
import org.mailmax.protocol.imap.command.Store;
import org.mailmax.protocol.imap.response.FlagsResponse;
import org.mailmax.protocol.imap.response.ResponseCode;

/// STORE and UID STORE (RFC 9051 §6.4.6).
final class StoreHandler {

    private final Dialogue dialogue;

    StoreHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Store store, ImapState.Selected state) throws MailException, IOException {
        SelectedView view = state.view();
        if (!view.isWritable()) {
            return view.refusal(state);
        }
        UidSet uids = view.resolve(store.messages());
        if (uids.isEmpty()) {
            return Reply.ok("no such messages", state);
        }
        StoreResult result =
                dialogue.mail().store(state.who(), view.folder(), uids, store.update(), OptionalLong.empty());
        tell(store, result, view);
        // RFC 2180 §4.2: messages that somebody has expunged, while this client still has numbers for them.
        boolean gone = store.messages().naming() == Naming.SEQUENCE
                && result.messages().size() < view.count(uids);
        return gone
                ? Reply.no(ResponseCode.EXPUNGEISSUED, "some of the messages are gone", state)
                : Reply.ok("STORE completed", state);
    }

    private void tell(Store store, StoreResult result, SelectedView view) throws MailException, IOException {
        switch (store.echo()) {
            case SILENT -> view.own().silent(result.modSeq());
            case FLAGS -> {
                view.own().answered(result.modSeq());
                for (FlagChange change : result.messages()) {
                    tell(store.messages().naming(), change, view);
                }
            }
        }
    }

    private void tell(Naming naming, FlagChange change, SelectedView view) throws MailException, IOException {
        long number = view.number(change.uid());
        view.announce(dialogue.out(), change.flags());
        switch (naming) {
            case UID -> FlagsResponse.news(dialogue.out(), number, change.uid(), change.flags());
            case SEQUENCE -> FlagsResponse.changed(dialogue.out(), number, change.flags());
        }
    }
}
