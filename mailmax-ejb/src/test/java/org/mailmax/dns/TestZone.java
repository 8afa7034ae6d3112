package org.mailmax.dns;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A zone of the test server, signed or not. Signatures and proofs of absence (RFC 4035 §3.1) are made when asked for.
final class TestZone {

    static final long TTL = 300;

    private final Name origin;
    private final Optional<Signer> signer;
    private final NavigableMap<Name, List<Record>> records = new TreeMap<>();

    private record Signer(DNSKEYRecord key, KeyPair pair) {}

    TestZone(Name origin, boolean signed) {
        this.origin = origin;
        signer = signed ? Optional.of(signer(origin)) : Optional.empty();
        add(new SOARecord(origin, DClass.IN, TTL, origin, origin, 1, TTL, TTL, TTL, TTL));
        signer.ifPresent(s -> add(s.key()));
    }

    Name origin() {
        return origin;
    }

    synchronized void add(Record record) {
        records.computeIfAbsent(record.getName(), _ -> new ArrayList<>()).add(record);
    }

    synchronized void remove(Name name, int type) {
        List<Record> left = records.getOrDefault(name, new ArrayList<>());
        left.removeIf(record -> record.getType() == type);
        if (left.isEmpty()) {
            records.remove(name);
        }
    }

    synchronized boolean has(Name name) {
        return records.containsKey(name) || records.keySet().stream().anyMatch(other -> other.subdomain(name));
    }

    /// The records of a name and type with their signature; none when there are none.
    synchronized List<Record> find(Name name, int type) {
        List<Record> found = records.getOrDefault(name, List.of()).stream()
                .filter(record -> record.getType() == type)
                .toList();
        return found.isEmpty() ? List.of() : signed(found);
    }

    /// What goes into the authority section of an answer without records.
    synchronized List<Record> absence(Name name) {
        List<Record> proof = new ArrayList<>(find(origin, Type.SOA));
        if (signer.isPresent()) {
            (has(name) ? Stream.of(name) : Stream.of(name, wildcard(name)))
                    .map(this::covering)
                    .distinct()
                    .forEach(nsec -> proof.addAll(signed(List.of(nsec))));
        }
        return proof;
    }

    /// RFC 4034 §5: what a validator has to trust.
    Optional<DSRecord> anchor() {
        return signer.map(s -> new DSRecord(origin, DClass.IN, TTL, org.xbill.DNS.DNSSEC.Digest.SHA256, s.key()));
    }

    private Name wildcard(Name name) {
        Name encloser = name;
        while (!has(encloser)) {
            encloser = new Name(encloser, 1);
        }
        return named("*", encloser);
    }

    /// The NSEC record at or before the name.
    private NSECRecord covering(Name name) {
        Name before = records.floorKey(name);
        Name from = before == null ? origin : before;
        Name next = records.higherKey(from);
        int[] types = IntStream.concat(
                        records.get(from).stream().mapToInt(Record::getType), IntStream.of(Type.NSEC, Type.RRSIG))
                .distinct()
                .sorted()
                .toArray();
        return new NSECRecord(from, DClass.IN, TTL, next == null ? origin : next, types);
    }

    private List<Record> signed(List<? extends Record> plain) {
        List<Record> all = new ArrayList<>(plain);
        signer.ifPresent(s -> all.add(signature(plain, s)));
        return all;
    }

    private static Record signature(List<? extends Record> plain, Signer signer) {
        RRset set = new RRset();
        plain.forEach(set::addRR);
        Instant now = Instant.now();
        try {
            return DNSSEC.sign(
                    set,
                    signer.key(),
                    signer.pair().getPrivate(),
                    now.minus(Duration.ofHours(1)),
                    now.plus(Duration.ofDays(1)));
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer signer(Name origin) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            DNSKEYRecord key = new DNSKEYRecord(
                    origin,
                    DClass.IN,
                    TTL,
                    DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
                    DNSKEYRecord.Protocol.DNSSEC,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    pair.getPublic());
            return new Signer(key, pair);
        } catch (GeneralSecurityException | DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    static Name named(String text, Name origin) {
        try {
            return Name.fromString(text, origin);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A line of a zone file: `mx.example.test. A 127.0.0.1`
    static Record parsed(String line) {
        String[] words = line.strip().split("\\s+", 3);
        try {
            Name name = named(words[0], Name.root);
            return Record.fromString(name, Type.value(words[1], true), DClass.IN, TTL, words[2], Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
