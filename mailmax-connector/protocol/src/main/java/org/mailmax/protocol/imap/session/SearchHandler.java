package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Naming;
import org.mailmax.protocol.imap.command.Search;
import org.mailmax.protocol.imap.command.Search.Return;
import org.mailmax.protocol.imap.command.SearchKey;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.response.SearchResponse;
import org.mailmax.protocol.imap.response.SearchResponse.Found;
import org.mailmax.protocol.imap.syntax.Dialect;

/// SEARCH and UID SEARCH (RFC 9051 §6.4.4), with RETURN and SAVE.
final class SearchHandler {

    private static final Set<String> CHARSETS = Set.of("US-ASCII", "UTF-8");

    private final Dialogue dialogue;

    SearchHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(String tag, Search search, ImapState.Selected state) throws MailException, IOException {
        boolean saves = search.returns().orElse(Set.of()).contains(Return.SAVE);
        if (search.charset().isPresent() && !CHARSETS.contains(search.charset().get())) {
            return failed(saves, state);
        }
        SelectedView view = state.view();
        try {
            SearchCriterion criterion = criterion(search.key(), view);
            UidSet found = view.known(dialogue.mail().search(state.who(), view.folder(), criterion));
            tell(tag, search, found, state);
            if (saves) {
                view.save(toSave(search.returns().orElseThrow(), found));
            }
        } catch (MailException problem) {
            forget(saves, view);
            throw problem;
        }
        return Reply.ok("SEARCH completed", state);
    }

    private static Reply failed(boolean saves, ImapState.Selected state) {
        forget(saves, state.view());
        return Reply.no(ResponseCode.BADCHARSET, "texts are in UTF-8", state);
    }

    /// A SEARCH that saves and answers NO leaves nothing saved (RFC 9051 §6.4.4.1).
    private static void forget(boolean saves, SelectedView view) {
        if (saves) {
            view.save(UidSet.NONE);
        }
    }

    private void tell(String tag, Search search, UidSet found, ImapState.Selected state)
            throws MailException, IOException {
        UidSet named = search.naming() == Naming.UID ? found : state.view().numbers(found);
        boolean plain = search.returns().isEmpty() && state.dialect() == Dialect.REV1;
        Set<Return> returns = search.returns().orElse(Set.of(Return.ALL));
        if (plain) {
            SearchResponse.write(dialogue.out(), named);
        } else if (!returns.equals(Set.of(Return.SAVE))) {
            Found result = new Found(named, found.size());
            SearchResponse.extended(dialogue.out(), tag, search.naming(), returns, result);
        }
    }

    /// RFC 9051 §6.4.4.1: only the extremes when only they are asked for.
    private static UidSet toSave(Set<Return> returns, UidSet found) {
        boolean extremes = returns.contains(Return.MIN) || returns.contains(Return.MAX);
        if (found.isEmpty() || !extremes || returns.contains(Return.ALL) || returns.contains(Return.COUNT)) {
            return found;
        }
        List<UidSet.Range> ranges = new ArrayList<>();
        if (returns.contains(Return.MIN)) {
            ranges.add(new UidSet.Range(found.first(), found.first()));
        }
        if (returns.contains(Return.MAX)) {
            ranges.add(new UidSet.Range(found.last(), found.last()));
        }
        return UidSet.ofRanges(ranges);
    }

    /// The key in words that do not depend on this session's numbers.
    private static SearchCriterion criterion(SearchKey key, SelectedView view) throws MailException {
        return switch (key) {
            case SearchKey.Matches matches -> matches.criterion();
            case SearchKey.In in -> new SearchCriterion.UidIn(view.resolve(in.messages()));
            case SearchKey.Not not -> new SearchCriterion.Not(criterion(not.key(), view));
            case SearchKey.Or or -> new SearchCriterion.Or(criterion(or.left(), view), criterion(or.right(), view));
            case SearchKey.And and -> {
                List<SearchCriterion> criteria = new ArrayList<>();
                for (SearchKey part : and.keys()) {
                    criteria.add(criterion(part, view));
                }
                yield new SearchCriterion.And(criteria);
            }
        };
    }
}
