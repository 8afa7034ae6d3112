package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.ListMailboxes;
import org.mailmax.protocol.imap.command.ListMailboxes.Return;
import org.mailmax.protocol.imap.command.ListMailboxes.Selection;
import org.mailmax.protocol.imap.response.ListResponse;
import org.mailmax.protocol.imap.response.StatusResponse;
import org.mailmax.protocol.imap.syntax.Dialect;

/// LIST with its options (RFC 9051 §6.3.9).
final class ListMailboxesHandler {

    private final Dialogue dialogue;

    ListMailboxesHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(ListMailboxes list, ImapState.LoggedIn state) throws MailException, IOException {
        if (list.patterns().equals(List.of(""))) {
            ListResponse.separator(dialogue.out(), "LIST");
            return Reply.ok("LIST completed", state);
        }
        List<MailboxPattern> patterns = patterns(list.reference(), list.patterns(), state.dialect());
        FolderTree tree = new FolderTree(dialogue.mail().folders(state.who()));
        Set<FolderName> aboveSelected = list.selections().contains(Selection.RECURSIVEMATCH)
                ? tree.ancestors(folder -> isSelected(folder, list, tree))
                : Set.of();
        for (FolderInfo folder : tree.folders()) {
            boolean above = aboveSelected.contains(folder.name());
            boolean listed = above || isSelected(folder, list, tree);
            if (listed && patterns.stream().anyMatch(pattern -> pattern.matches(folder.name()))) {
                tell(folder, list, tree, above ? childInfo(list) : List.of(), state);
            }
        }
        return Reply.ok("LIST completed", state);
    }

    /// The patterns with the reference in front of each; those that are misspelled match nothing.
    static List<MailboxPattern> patterns(String reference, List<String> patterns, Dialect dialect) {
        return patterns.stream()
                .flatMap(pattern -> dialect.decoded(reference + pattern).stream())
                .map(MailboxPattern::new)
                .toList();
    }

    private static boolean isSelected(FolderInfo folder, ListMailboxes list, FolderTree tree) {
        boolean subscribed = list.selections().contains(Selection.SUBSCRIBED);
        boolean special = list.selections().contains(Selection.SPECIAL_USE);
        boolean exists = folder.id().isPresent() || tree.hasChildren(folder.name());
        return (subscribed ? folder.subscribed() : exists)
                && (!special || folder.specialUse().isPresent());
    }

    private void tell(
            FolderInfo folder, ListMailboxes list, FolderTree tree, List<String> childInfo, ImapState.LoggedIn state)
            throws MailException, IOException {
        String mailbox = state.dialect().encoded(folder.name().value());
        ListResponse.write(dialogue.out(), "LIST", attributes(folder, list, tree), mailbox, childInfo);
        if (!list.returnStatus().isEmpty() && folder.id().isPresent()) {
            tellStatus(folder, mailbox, list, state);
        }
    }

    /// No STATUS for a folder that has gone in between (RFC 9051 §6.3.9.8).
    private void tellStatus(FolderInfo folder, String mailbox, ListMailboxes list, ImapState.LoggedIn state)
            throws MailException, IOException {
        try {
            FolderStatus status = dialogue.mail().status(state.who(), folder.name());
            StatusResponse.write(
                    dialogue.out(),
                    mailbox,
                    status,
                    list.returnStatus(),
                    dialogue.settings().maxMessage());
        } catch (MailException.NoSuchFolder gone) {
            // Nothing to tell.
        }
    }

    /// `\NonExistent` is new with LIST-EXTENDED, `\Noselect` says the same to old clients (RFC 9051 §7.3.1).
    private static List<String> attributes(FolderInfo folder, ListMailboxes list, FolderTree tree) {
        List<String> attributes = new ArrayList<>();
        if (folder.id().isEmpty()) {
            attributes.add("\\NonExistent");
            attributes.add("\\Noselect");
        }
        attributes.add(tree.hasChildren(folder.name()) ? "\\HasChildren" : "\\HasNoChildren");
        if (folder.subscribed() && tellsSubscribed(list)) {
            attributes.add("\\Subscribed");
        }
        folder.specialUse().map(SpecialUse::attribute).ifPresent(attributes::add);
        return attributes;
    }

    private static boolean tellsSubscribed(ListMailboxes list) {
        return list.returns().contains(Return.SUBSCRIBED) || list.selections().contains(Selection.SUBSCRIBED);
    }

    /// The selection options that a mailbox below meets.
    private static List<String> childInfo(ListMailboxes list) {
        return Stream.of(Selection.SUBSCRIBED, Selection.SPECIAL_USE)
                .filter(list.selections()::contains)
                .map(selection -> selection.name().replace('_', '-'))
                .toList();
    }
}
