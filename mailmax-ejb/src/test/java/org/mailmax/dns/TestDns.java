package org.mailmax.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A DNS server for tests on a loopback port, over UDP and TCP. It answers as a resolver does, for zones it knows;
/// signed zones are the trust anchors themselves, so no root is needed.
///
/// ```
/// TestDns dns = TestDns.start().signed("safe.test").add("safe.test. MX 10 mx.safe.test.", "mx.safe.test. A
/// 127.0.0.1");
/// ejb.set("mailmax.dns.servers", dns.address()).set("mailmax.dns.anchors", dns.anchors(folder).toString());
/// ```
public final class TestDns implements AutoCloseable {

    private static final int MAX_UDP = 1232;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ConcurrentMap<Name, TestZone> zones = new ConcurrentHashMap<>();
    private final Map<Name, Integer> failures = new ConcurrentHashMap<>();
    private final Map<Name, AtomicInteger> questions = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private TestDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
        zones.put(Name.root, new TestZone(Name.root, false));
    }

    public static TestDns start() {
        try {
            ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            DatagramSocket udp = new DatagramSocket(new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort()));
            TestDns dns = new TestDns(udp, tcp);
            Thread.ofVirtual().inheritInheritableThreadLocals(false).start(dns::serveUdp);
            Thread.ofVirtual().inheritInheritableThreadLocals(false).start(dns::serveTcp);
            return dns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `mailmax.dns.servers` is to be.
    public String address() {
        return "127.0.0.1:" + udp.getLocalPort();
    }

    /// Writes the file `mailmax.dns.anchors` is to name.
    public Path anchors(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("anchors"),
                    zones.values().stream()
                            .flatMap(zone -> zone.anchor().stream())
                            .map(ds -> ds + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A zone with DNSSEC.
    public TestDns signed(String zone) {
        Name name = name(zone);
        zones.put(name, new TestZone(name, true));
        return this;
    }

    /// Adds records, written as in a zone file, names with a final dot: `example.test. MX 10 mx.example.test.` The zone
    /// is made, unsigned, when there is none: it is the last two labels of the name.
    public TestDns add(String... lines) {
        for (String line : lines) {
            Record record = TestZone.parsed(line);
            zone(record.getName())
                    .filter(zone -> zone.origin().labels() > 1)
                    .orElseGet(() -> made(record.getName()))
                    .add(record);
        }
        return this;
    }

    /// Takes the records of a name and type away.
    public TestDns remove(String name, String type) {
        zone(name(name)).ifPresent(zone -> zone.remove(name(name), Type.value(type)));
        return this;
    }

    /// Has questions about this name answered by SERVFAIL.
    public TestDns fail(String name) {
        failures.put(name(name), Rcode.SERVFAIL);
        return this;
    }

    public TestDns repair(String name) {
        failures.remove(name(name));
        return this;
    }

    /// Answers nothing any more, or again.
    public TestDns silent(boolean now) {
        silent = now;
        return this;
    }

    /// How often a name was asked for.
    public int questions(String name) {
        return questions.getOrDefault(name(name), new AtomicInteger()).get();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestZone made(Name name) {
        Name origin = name.labels() <= 3 ? name : new Name(name, name.labels() - 3);
        return zones.computeIfAbsent(origin, key -> new TestZone(key, false));
    }

    /// The zone nearest to the name.
    private Optional<TestZone> zone(Name name) {
        for (int skip = 0; skip < name.labels(); skip++) {
            TestZone zone = zones.get(new Name(name, skip));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        questions.computeIfAbsent(question.getName(), _ -> new AtomicInteger()).incrementAndGet();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        Integer failure = failures.get(question.getName());
        if (failure != null) {
            answer.getHeader().setRcode(failure);
        } else {
            fill(answer, question.getName(), question.getType());
        }
        if (query.getOPT() != null) {
            answer.addRecord(new OPTRecord(MAX_UDP, 0, 0, 0x8000), Section.ADDITIONAL);
        } else {
            answer.removeAllRecords(Section.ADDITIONAL);
        }
        return answer;
    }

    private void fill(Message answer, Name asked, int type) {
        Name name = asked;
        for (int hop = 0; hop < 20; hop++) {
            Optional<TestZone> zone = zone(name);
            if (zone.isEmpty()) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
                return;
            }
            var found = zone.get().find(name, type);
            var alias = zone.get().find(name, Type.CNAME);
            if (!found.isEmpty() || alias.isEmpty()) {
                finish(answer, zone.get(), name, found);
                return;
            }
            alias.forEach(record -> answer.addRecord(record, Section.ANSWER));
            name = ((CNAMERecord) alias.getFirst()).getTarget();
            if (name.equals(asked)) {
                return;
            }
        }
    }

    private static void finish(Message answer, TestZone zone, Name name, java.util.List<Record> found) {
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (found.isEmpty()) {
            answer.getHeader().setRcode(zone.has(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
            zone.absence(name).forEach(record -> answer.addRecord(record, Section.AUTHORITY));
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Message query = new Message(java.nio.ByteBuffer.wrap(buffer, 0, packet.getLength()));
                if (!silent) {
                    byte[] octets = answer(query).toWire(MAX_UDP);
                    udp.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or a client that is gone: the next one counts.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                Thread.ofVirtual().inheritInheritableThreadLocals(false).start(() -> serve(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (!silent) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                byte[] octets = answer(new Message(query)).toWire();
                out.writeShort(octets.length);
                out.write(octets);
                out.flush();
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static Name name(String text) {
        return TestZone.named(text.endsWith(".") ? text : text + ".", Name.root);
    }
}
