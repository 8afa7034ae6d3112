package org.mailmax.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;

/// Something that happened to a message, in a form that is kept as one line of text.
///
/// @param about whom it concerns; whoever may not look into that address does not see the step. Nobody: the whole
///     message
/// @param details what else is known, as [Kind] says; what a client or another host has said is cut and has no control
///     characters
public record TraceStep(Kind kind, Optional<EmailAddress> about, List<String> details) {

    /// The most characters kept of one detail.
    public static final int MAX_DETAIL = 500;

    /// The detail of [Kind#RECEIVED] that says who had logged in.
    public static final int LOGIN = 4;

    private static final String BETWEEN = "\t";

    /// What happened; behind it what the details are.
    public enum Kind {
        /// Service, address of the client, the name it gave itself, `TLS` or nothing, who had logged in or nothing.
        RECEIVED,
        /// Why we have made the message ourselves: RESPONSE, REPORT or TLS_REPORT, and the trace id of the message it
        /// is about,
        /// if any.
        MADE,
        /// The mailbox this address leads to.
        LEADS,
        /// The folder.
        STORED,
        /// The folder: a copy was kept because it could not be forwarded everywhere.
        KEPT,
        /// The address it was forwarded to.
        FORWARDED,
        /// The address it was not forwarded to, because that would be a circle or too far.
        CUT,
        /// Nothing: it was put into the queue for this recipient.
        QUEUED,
        /// Who got the response, and the trace id of that.
        ANSWERED,
        /// Nothing: nobody takes mail for this address.
        UNKNOWN,
        /// Nothing: this mailbox is switched off.
        DISABLED,
        /// What the client was told.
        REFUSED,
        /// The host, and what it answered.
        DELIVERED,
        /// The host, what it answered, and when it is tried again.
        DEFERRED,
        /// The host, and what it answered.
        FAILED,
        /// The trace id of the report to the sender.
        BOUNCED,
        /// Who did it.
        HELD,
        /// Who did it.
        RELEASED,
        /// Who did it.
        RETRIED,
        /// Who did it.
        GIVEN_UP
    }

    public TraceStep {
        details = details.stream().map(TraceStep::harmless).toList();
    }

    /// About a recipient or a mailbox.
    public static TraceStep of(Kind kind, EmailAddress about, String... details) {
        return new TraceStep(kind, Optional.of(about), Arrays.asList(details));
    }

    /// About the whole message.
    public static TraceStep ofAll(Kind kind, String... details) {
        return new TraceStep(kind, Optional.empty(), Arrays.asList(details));
    }

    /// The detail of this number, or nothing.
    public String detail(int number) {
        return number < details.size() ? details.get(number) : "";
    }

    /// As it is kept.
    String line() {
        return Stream.concat(
                        Stream.of(kind.name(), about.map(EmailAddress::toString).orElse("")), details.stream())
                .collect(Collectors.joining(BETWEEN));
    }

    /// From a line that was kept. A line of a kind that this version does not know is left out.
    static Optional<TraceStep> read(String line) {
        List<String> parts = List.of(line.split(BETWEEN, -1));
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(parts.getFirst()) && parts.size() > 1)
                .findFirst()
                .map(kind -> new TraceStep(kind, EmailAddress.parse(parts.get(1)), parts.subList(2, parts.size())));
    }

    private static String harmless(String text) {
        String cut = text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
