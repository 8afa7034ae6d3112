package org.mailmax.protocol.imap.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// LIST: which mailboxes are there? RFC 9051 §6.3.9; SPECIAL-USE: RFC 6154 §5.
///
/// @param reference a name in front of each pattern
/// @param patterns names with `*` and `%`, as they were written
/// @param returnStatus the numbers to tell of each mailbox (RFC 9051 §6.3.9.8)
public record ListMailboxes(
        Set<Selection> selections,
        String reference,
        List<String> patterns,
        Set<Return> returns,
        List<StatusItem> returnStatus)
        implements ImapCommand.Authenticated {

    /// Which mailboxes are wanted.
    public enum Selection {
        SUBSCRIBED,
        REMOTE,
        RECURSIVEMATCH,
        SPECIAL_USE
    }

    /// What is to be told of each.
    public enum Return {
        SUBSCRIBED,
        CHILDREN,
        SPECIAL_USE
    }

    /// `list = "LIST" [SP list-select-opts] SP mailbox SP mbox-or-pat [SP list-return-opts]` — RFC 9051 §9
    static ListMailboxes read(ImapTokens in) {
        return new ListGrammar(in).read();
    }

    /// `LIST reference pattern`, without options.
    static ListMailboxes plain(String reference, String pattern) {
        return new ListMailboxes(
                EnumSet.noneOf(Selection.class), reference, List.of(pattern), EnumSet.noneOf(Return.class), List.of());
    }

    public ListMailboxes {
        // RFC 9051 §6.3.9.1: RECURSIVEMATCH alone, or with REMOTE alone, selects nothing.
        if (selections.contains(Selection.RECURSIVEMATCH)
                && !selections.contains(Selection.SUBSCRIBED)
                && !selections.contains(Selection.SPECIAL_USE)) {
            throw new ImapSyntaxException("RECURSIVEMATCH needs something to match");
        }
        selections = Set.copyOf(selections);
        patterns = List.copyOf(patterns);
        returns = Set.copyOf(returns);
    }
}
