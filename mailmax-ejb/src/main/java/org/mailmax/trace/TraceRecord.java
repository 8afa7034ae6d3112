package org.mailmax.trace;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// An event as it is kept.
public sealed interface TraceRecord {

    String traceId();

    Instant at();

    /// What it can be found by: trace id, Message-ID, addresses, and domains with an `@` before them.
    Set<String> names();

    /// A message that was taken or refused.
    ///
    /// @param sender in lower case; empty for the null reverse-path
    /// @param recipients in lower case, those reached by forwards included
    record Message(
            String traceId,
            Instant at,
            boolean refused,
            String sender,
            List<String> recipients,
            String messageId,
            long octets,
            List<TraceStep> steps)
            implements TraceRecord {

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            names.add(traceId);
            names.add(messageId);
            addParty(names, sender);
            recipients.forEach(recipient -> addParty(names, recipient));
            names.remove("");
            return names;
        }

        /// True when it is from or to one of these domains.
        public boolean concernsOneOf(Set<DomainName> domains) {
            return domains.stream().anyMatch(this::concerns);
        }

        private boolean concerns(DomainName domain) {
            String end = "@" + domain.name();
            return sender.endsWith(end) || recipients.stream().anyMatch(recipient -> recipient.endsWith(end));
        }

        private static void addParty(Set<String> names, String address) {
            names.add(address);
            names.add(address.substring(Math.max(0, address.lastIndexOf('@'))));
        }
    }

    /// Something that happened to a message later.
    record Later(String traceId, Instant at, TraceStep step) implements TraceRecord {

        @Override
        public Set<String> names() {
            return Set.of(traceId);
        }
    }

    /// As it will be kept.
    static TraceRecord of(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Accepted it ->
                new Message(
                        it.traceId(),
                        it.at(),
                        false,
                        it.sender().address().map(TraceRecord::key).orElse(""),
                        recipients(it.recipients(), it.steps()),
                        it.messageId(),
                        it.octets(),
                        it.steps());
            case TraceEvent.Refused it ->
                new Message(
                        it.traceId(),
                        it.at(),
                        true,
                        it.sender().address().map(TraceRecord::key).orElse(""),
                        recipients(it.recipients(), List.of()),
                        "",
                        0,
                        it.steps());
            case TraceEvent.Attempted it -> new Later(it.traceId(), it.at(), it.step());
            case TraceEvent.Bounced it -> new Later(it.traceId(), it.at(), it.step());
            case TraceEvent.Handled it -> new Later(it.traceId(), it.at(), it.step());
        };
    }

    /// An address as it is compared.
    static String key(EmailAddress address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }

    private static List<String> recipients(List<EmailAddress> named, List<TraceStep> steps) {
        Set<String> all = new LinkedHashSet<>();
        named.forEach(address -> all.add(key(address)));
        steps.stream()
                .filter(step -> step.kind() != TraceStep.Kind.MADE)
                .forEach(step -> step.about().ifPresent(address -> all.add(key(address))));
        return List.copyOf(all);
    }
}
