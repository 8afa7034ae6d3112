package org.mailmax.access;

import java.time.Instant;
import java.util.List;
import org.mailmax.folder.Keywords;
import org.mailmax.mail.message.SearchCriterion;

/// Decides by what a view knows: UID, flags, modseq, date and size. Reads no message.
final class ViewSearch {

    private final Keywords keywords;

    ViewSearch(Keywords keywords) {
        this.keywords = keywords;
    }

    SearchVerdict verdict(MessageRow row, SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.All() -> SearchVerdict.YES;
            case SearchCriterion.Not(var inner) -> verdict(row, inner).not();
            case SearchCriterion.And(var criteria) -> all(row, criteria);
            case SearchCriterion.Or(var left, var right) ->
                verdict(row, left).not().and(verdict(row, right).not()).not();
            case SearchCriterion.UidIn(var uids) -> SearchVerdict.of(uids.contains(row.uid()));
            case SearchCriterion.HasFlag(var flag) -> SearchVerdict.of((row.flags() & keywords.bit(flag)) != 0);
            case SearchCriterion.Received(Instant from, Instant before) ->
                SearchVerdict.of(isBetween(Instant.ofEpochSecond(row.receivedAt()), from, before));
            case SearchCriterion.LargerThan(long octets) -> SearchVerdict.of(row.octets() > octets);
            case SearchCriterion.SmallerThan(long octets) -> SearchVerdict.of(row.octets() < octets);
            case SearchCriterion.ModSeqFrom(long modSeq) -> SearchVerdict.of(row.modSeq() >= modSeq);
            case SearchCriterion.Header _, SearchCriterion.Body _, SearchCriterion.Text _, SearchCriterion.Sent _ ->
                SearchVerdict.OPEN;
        };
    }

    private SearchVerdict all(MessageRow row, List<SearchCriterion> criteria) {
        SearchVerdict verdict = SearchVerdict.YES;
        for (SearchCriterion each : criteria) {
            verdict = verdict.and(verdict(row, each));
            if (verdict == SearchVerdict.NO) {
                break;
            }
        }
        return verdict;
    }

    private static boolean isBetween(Instant instant, Instant from, Instant before) {
        return !instant.isBefore(from) && instant.isBefore(before);
    }
}
