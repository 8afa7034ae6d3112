package org.mailmax.queue.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.queue.QueueRecipient;

/// How an attempt for one parcel went: an answer for each recipient.
///
/// @param answers one for each recipient, in their order
record Round(Parcel parcel, List<Answer> answers, Instant at) {

    /// @param host that gave it; empty when none was reached
    record Answer(QueueRecipient recipient, Verdict verdict, Reply reply, String host) {}

    /// RFC 5321 §3.8: the host shuts the connection down.
    private static final int CLOSING = 421;

    static Round of(Parcel parcel, Handover handover, Instant at) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < parcel.recipients().size(); i++) {
            Handover.Result result = handover.results().get(i);
            answers.add(new Answer(parcel.recipients().get(i), result.verdict(), result.reply(), result.host()));
        }
        return new Round(parcel, answers, at);
    }

    /// The same for all, without any host.
    static Round same(Parcel parcel, Verdict verdict, Reply reply, Instant at) {
        return new Round(
                parcel,
                parcel.recipients().stream()
                        .map(recipient -> new Answer(recipient, verdict, reply, ""))
                        .toList(),
                at);
    }

    /// No host was reached: it would go the same way with every other message.
    boolean reachedNobody() {
        return answers.stream()
                .allMatch(answer ->
                        answer.verdict() == Verdict.DEFERRED && answer.host().isEmpty());
    }

    /// A host took or refused at least one recipient for good.
    boolean isDecided() {
        return answers.stream().anyMatch(answer -> answer.verdict().isRelayed() || answer.verdict() == Verdict.REFUSED);
    }

    /// The host wants less, or is not well.
    boolean asksForLess() {
        return answers.stream()
                .anyMatch(answer ->
                        answer.reply().code() == CLOSING || answer.reply().code() == 0);
    }

    Optional<String> firstAnswer() {
        return answers.stream().map(answer -> answer.reply().toString()).findFirst();
    }
}
