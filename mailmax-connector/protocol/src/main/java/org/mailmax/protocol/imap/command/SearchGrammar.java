package org.mailmax.protocol.imap.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.protocol.imap.command.Search.Return;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// The grammar of SEARCH (RFC 9051 §9, `search`). Only parentheses, and NOT before OR, cost a level of the stack:
/// chains of OR and NOT of any length are read in a loop and become balanced trees.
final class SearchGrammar {

    private final ImapTokens in;

    private SearchGrammar(ImapTokens in) {
        this.in = in;
    }

    static Search read(ImapTokens in, Naming naming) {
        SearchGrammar grammar = new SearchGrammar(in);
        in.sp();
        Optional<Set<Return>> returns = Optional.empty();
        if (in.skipKeyword("RETURN")) {
            in.sp();
            returns = Optional.of(grammar.returns());
            in.sp();
        }
        Optional<String> charset = grammar.charset();
        return new Search(naming, returns, charset, grammar.and());
    }

    private Set<Return> returns() {
        Set<Return> returns = EnumSet.noneOf(Return.class);
        returns.addAll(in.list(this::returnOption));
        return Set.copyOf(returns.isEmpty() ? EnumSet.of(Return.ALL) : returns);
    }

    private Return returnOption() {
        String name = in.keyword();
        for (Return option : Return.values()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new ImapSyntaxException("unknown SEARCH return option");
    }

    private Optional<String> charset() {
        if (!in.skipKeyword("CHARSET")) {
            return Optional.empty();
        }
        in.sp();
        String charset = in.astring().toUpperCase(Locale.ROOT);
        in.sp();
        return Optional.of(charset);
    }

    /// `search-key *(SP search-key)`
    private SearchKey and() {
        List<SearchKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (in.skip(' '));
        return keys.size() == 1 ? keys.getFirst() : new SearchKey.And(List.copyOf(keys));
    }

    /// One key. As `OR` joins what follows it in whatever order, all operands of a tree of ORs are collected first.
    private SearchKey key() {
        List<SearchKey> operands = new ArrayList<>();
        int missing = 1;
        while (missing > 0) {
            if (in.skipKeyword("OR")) {
                in.sp();
                missing++;
            } else {
                operands.add(operand());
                missing--;
                if (missing > 0) {
                    in.sp();
                }
            }
        }
        return or(operands);
    }

    private static SearchKey or(List<SearchKey> operands) {
        int size = operands.size();
        return size == 1
                ? operands.getFirst()
                : new SearchKey.Or(or(operands.subList(0, size / 2)), or(operands.subList(size / 2, size)));
    }

    /// A key that is no OR. Any number of NOTs is one or none.
    private SearchKey operand() {
        boolean not = false;
        while (in.skipKeyword("NOT")) {
            in.sp();
            not = !not;
        }
        SearchKey key = plain();
        return not ? new SearchKey.Not(key) : key;
    }

    private SearchKey plain() {
        int next = in.peek();
        if (next == '(') {
            return parenthesised();
        }
        if (next >= '0' && next <= '9' || next == '*' || next == '$') {
            return new SearchKey.In(MessageSet.read(in, Naming.SEQUENCE));
        }
        String name = in.keyword();
        return switch (name) {
            case "OR" -> negatedOr();
            case "UID" -> uid();
            default -> new SearchKey.Matches(SearchWords.read(in, name));
        };
    }

    private SearchKey parenthesised() {
        in.nested('(');
        SearchKey key = and();
        in.leave(')');
        return key;
    }

    /// The OR of `NOT OR a b`.
    private SearchKey negatedOr() {
        in.deeper();
        in.sp();
        SearchKey left = key();
        in.sp();
        SearchKey right = key();
        in.shallower();
        return new SearchKey.Or(left, right);
    }

    private SearchKey uid() {
        in.sp();
        return new SearchKey.In(MessageSet.read(in, Naming.UID));
    }
}
