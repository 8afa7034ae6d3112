package org.mailmax.protocol.imap.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailmax.protocol.imap.command.ListMailboxes.Return;
import org.mailmax.protocol.imap.command.ListMailboxes.Selection;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// The grammar of LIST with its options (RFC 9051 §9, `list`).
final class ListGrammar {

    private final ImapTokens in;
    private List<StatusItem> status = List.of();

    ListGrammar(ImapTokens in) {
        this.in = in;
    }

    ListMailboxes read() {
        in.sp();
        Set<Selection> selections = EnumSet.noneOf(Selection.class);
        if (in.peek() == '(') {
            selections.addAll(in.list(this::selection));
            in.sp();
        }
        String reference = in.astring();
        in.sp();
        List<String> patterns = in.peek() == '(' ? patterns() : List.of(in.listMailbox());
        Set<Return> returns = in.skip(' ') ? returns() : Set.of();
        return new ListMailboxes(selections, reference, patterns, returns, status);
    }

    private List<String> patterns() {
        List<String> patterns = in.list(in::listMailbox);
        if (patterns.isEmpty()) {
            throw new ImapSyntaxException("a pattern is missing");
        }
        return patterns;
    }

    private Selection selection() {
        return switch (in.keyword()) {
            case "SUBSCRIBED" -> Selection.SUBSCRIBED;
            case "REMOTE" -> Selection.REMOTE;
            case "RECURSIVEMATCH" -> Selection.RECURSIVEMATCH;
            case "SPECIAL-USE" -> Selection.SPECIAL_USE;
            default -> throw new ImapSyntaxException("unknown LIST selection option");
        };
    }

    private Set<Return> returns() {
        if (!in.skipKeyword("RETURN")) {
            throw new ImapSyntaxException("RETURN is missing");
        }
        in.sp();
        Set<Return> returns = EnumSet.noneOf(Return.class);
        in.list(() -> takeReturn(returns));
        return returns;
    }

    private boolean takeReturn(Set<Return> returns) {
        return switch (in.keyword()) {
            case "SUBSCRIBED" -> returns.add(Return.SUBSCRIBED);
            case "CHILDREN" -> returns.add(Return.CHILDREN);
            case "SPECIAL-USE" -> returns.add(Return.SPECIAL_USE);
            case "STATUS" -> takeStatus();
            default -> throw new ImapSyntaxException("unknown LIST return option");
        };
    }

    private boolean takeStatus() {
        in.sp();
        status = StatusItem.readList(in);
        return true;
    }
}
