package org.mailmax.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Asks a resolver and reads its answers: follows CNAMEs, and tells "no such name" from "nobody knows".
final class DnsClient {

    /// RFC 1034 §3.6.2 wants chains to be followed and loops to be noticed; no honest chain is longer.
    static final int MAX_ALIASES = 12;

    /// Of one answer: more serve nobody but an attacker.
    static final int MAX_RECORDS = 500;

    static final Duration MAX_TTL = Duration.ofDays(1);
    /// RFC 2308 §5: one to three hours are sensible.
    static final Duration MAX_NEGATIVE_TTL = Duration.ofHours(1);
    /// RFC 2308 §7.1 allows five minutes; a queue that asks again shall find what was repaired.
    static final Duration FAILURE_TTL = Duration.ofSeconds(5);

    /// The class of the record in which dnsjava tells why it does not believe an answer.
    private static final int REASON_CLASS = 65280;

    private final Resolver resolver;
    private final boolean proofs;

    /// @param proofs whether the AD bit of the resolver's answers is to be believed
    DnsClient(Resolver resolver, boolean proofs) {
        this.resolver = resolver;
        this.proofs = proofs;
    }

    /// An answer and how long it holds.
    record Timed(DnsAnswer<Record> answer, Duration ttl) {

        static Timed failed(String why) {
            return new Timed(new DnsAnswer.Failed<>(why), FAILURE_TTL);
        }
    }

    Timed ask(Name name, int type) {
        return new Chain(name, type).follow();
    }

    /// One question and the CNAMEs it leads through.
    private final class Chain {

        private final int type;
        private final Set<Name> seen = new HashSet<>();
        private Name name;
        private boolean secure = proofs;
        private long ttl = MAX_TTL.toSeconds();

        Chain(Name name, int type) {
            this.name = name;
            this.type = type;
        }

        Timed follow() {
            while (seen.size() <= MAX_ALIASES) {
                Message response;
                try {
                    response = send();
                } catch (IOException e) {
                    return Timed.failed("no answer about " + name + ": " + reason(e));
                }
                Optional<Timed> end = read(response);
                if (end.isPresent()) {
                    return end.get();
                }
            }
            return Timed.failed("the CNAMEs of " + name + " lead too far");
        }

        private Message send() throws IOException {
            Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
            if (proofs) {
                query.getHeader().setFlag(Flags.AD);
            }
            return resolver.send(query);
        }

        /// @return nothing when another question has to be asked
        private Optional<Timed> read(Message response) {
            int rcode = response.getRcode();
            if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
                return Optional.of(Timed.failed(
                        Rcode.string(rcode) + " for " + name + " " + Type.string(type) + distrust(response)));
            }
            secure &= response.getHeader().getFlag(Flags.AD);
            List<Record> answers = response.getSection(Section.ANSWER);
            if (answers.size() > MAX_RECORDS) {
                return Optional.of(Timed.failed("too many records for " + name));
            }
            Name asked = name;
            if (!followAliases(answers)) {
                return Optional.of(Timed.failed("the CNAMEs of " + asked + " go in a circle"));
            }
            List<Record> records = records(answers);
            if (!records.isEmpty()) {
                return Optional.of(
                        new Timed(new DnsAnswer.Found<>(records, Dns.text(name), secure), Duration.ofSeconds(ttl)));
            }
            return name.equals(asked)
                            || rcode == Rcode.NXDOMAIN
                            || soa(response).isPresent()
                    ? Optional.of(nothing(response))
                    : Optional.empty();
        }

        /// @return false when they go in a circle
        private boolean followAliases(List<Record> answers) {
            Optional<CNAMERecord> alias = alias(answers);
            while (alias.isPresent()) {
                if (!seen.add(name)) {
                    return false;
                }
                ttl = Math.min(ttl, alias.get().getTTL());
                name = alias.get().getTarget();
                alias = alias(answers);
            }
            return !seen.contains(name);
        }

        private Optional<CNAMERecord> alias(List<Record> answers) {
            return answers.stream()
                    .filter(record -> record.getName().equals(name) && record instanceof CNAMERecord)
                    .map(CNAMERecord.class::cast)
                    .findFirst();
        }

        private List<Record> records(List<Record> answers) {
            List<Record> records = new ArrayList<>();
            for (Record record : answers) {
                if (record.getType() == type && record.getName().equals(name)) {
                    ttl = Math.min(ttl, record.getTTL());
                    records.add(record);
                }
            }
            return records;
        }

        private Timed nothing(Message response) {
            long negative = soa(response)
                    .map(soa -> Math.min(soa.getTTL(), soa.getMinimum()))
                    .orElse(FAILURE_TTL.toSeconds());
            long seconds = Math.min(ttl, Math.min(negative, MAX_NEGATIVE_TTL.toSeconds()));
            boolean exists = response.getRcode() == Rcode.NOERROR;
            return new Timed(new DnsAnswer.Nothing<>(exists, secure), Duration.ofSeconds(seconds));
        }
    }

    private static Optional<SOARecord> soa(Message response) {
        return response.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
    }

    private static String distrust(Message response) {
        return response.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record.getDClass() == REASON_CLASS && record instanceof TXTRecord)
                .map(record -> ": " + String.join(" ", ((TXTRecord) record).getStrings()))
                .findFirst()
                .orElse("");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
