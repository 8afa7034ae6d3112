package org.mailmax.deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mailmax.content.Location;
import org.mailmax.content.NewContent;

/// Messages, or changes of other rows, that wait to become durable together, and the caller that waits for them.
///
/// @param firstId the content id of the first; the others follow
/// @param summaries encoded, one for each deposit
/// @param changes what becomes true without a message
public record Submission(
        List<Deposit> deposits,
        long firstId,
        List<byte[]> summaries,
        List<Change> changes,
        CompletableFuture<List<Deposited>> result) {

    static Submission of(List<Deposit> deposits, long firstId, List<byte[]> summaries) {
        return new Submission(deposits, firstId, summaries, List.of(), new CompletableFuture<>());
    }

    static Submission of(List<Change> changes) {
        return new Submission(List.of(), 0, List.of(), changes, new CompletableFuture<>());
    }

    /// Equal only to itself: whoever waits for it waits for this one.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /// No client waits for it.
    boolean isPatient() {
        return deposits.isEmpty();
    }

    long octets() {
        return deposits.stream().mapToLong(Deposit::octets).sum();
    }

    List<NewContent> contents() {
        List<NewContent> contents = new ArrayList<>();
        for (int i = 0; i < deposits.size(); i++) {
            Deposit deposit = deposits.get(i);
            contents.add(new NewContent(
                    firstId + i,
                    JournalCodec.encode(deposit.arrivals(), deposit.journal()),
                    List.of(deposit.prefix(), deposit.content())));
        }
        return contents;
    }

    List<StoredDeposit> stored(List<Location> locations) {
        List<StoredDeposit> stored = new ArrayList<>();
        for (int i = 0; i < deposits.size(); i++) {
            Deposit deposit = deposits.get(i);
            stored.add(new StoredDeposit(
                    firstId + i, locations.get(i), summaries.get(i), deposit.arrivals(), deposit.companions()));
        }
        return stored;
    }
}
