package org.mailmax.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.mailmax.dns.DnsClient.Timed;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Looks things up in the Domain Name System. Answers are remembered as long as their TTL allows; whoever asks what is
/// being asked already waits for that answer. Any thread may ask, and waits.
@ApplicationScoped
public class Dns {

    /// Answers remembered at the same time.
    static final int REMEMBERED = 50_000;

    @Inject
    private DnsSettings settings;

    private DnsClient client;

    private record Question(String name, int type) {}

    private final ConcurrentMap<Question, CompletableFuture<Timed>> asking = new ConcurrentHashMap<>();
    private final Cache<Question, Timed> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<Question, Timed>writing((_, timed) -> timed.ttl()))
            .build();

    @PostConstruct
    void open() {
        client = new DnsClient(Resolvers.of(settings), settings.trust() != DnsSettings.Trust.OFF);
    }

    @PreDestroy
    void close() {
        NioClient.close();
    }

    public DnsAnswer<MailExchange> mx(String domain) {
        return ask(domain, Type.MX)
                .map(record -> record instanceof MXRecord mx
                        ? Stream.of(new MailExchange(mx.getPriority(), text(mx.getTarget())))
                        : Stream.empty());
    }

    /// The texts of a name; the strings of one record are joined without a blank between them (RFC 6376 §3.6.2.2).
    public DnsAnswer<String> txt(String name) {
        return ask(name, Type.TXT)
                .map(record -> record instanceof TXTRecord txt ? Stream.of(joined(txt)) : Stream.empty());
    }

    /// Where a service of a domain is, `_imaps._tcp.example.com` for instance (RFC 2782).
    public DnsAnswer<ServiceLocation> srv(String name) {
        return ask(name, Type.SRV)
                .map(record -> record instanceof SRVRecord srv
                        ? Stream.of(new ServiceLocation(
                                srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget())))
                        : Stream.empty());
    }

    /// The names of an address, in lower case without a final dot (RFC 1035 §3.5).
    public DnsAnswer<String> pointers(InetAddress address) {
        return ask(text(ReverseMap.fromAddress(address)), Type.PTR)
                .map(record -> record instanceof PTRRecord ptr ? Stream.of(text(ptr.getTarget())) : Stream.empty());
    }

    /// Has the next question about this name answered anew.
    public void forget(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        answers.asMap().keySet().removeIf(question -> question.name().equals(wanted));
    }

    /// The TLSA records of a service, `_25._tcp.mx.example.com` for instance (RFC 6698 §3).
    public DnsAnswer<Tlsa> tlsa(String name) {
        return ask(name, Type.TLSA)
                .map(record -> record instanceof TLSARecord tlsa
                        ? Stream.of(new Tlsa(
                                tlsa.getCertificateUsage(),
                                tlsa.getSelector(),
                                tlsa.getMatchingType(),
                                tlsa.getCertificateAssociationData()))
                        : Stream.empty());
    }

    /// The IPv6 and IPv4 addresses of a host. When only one of both look-ups fails, what the other one found counts.
    public DnsAnswer<InetAddress> addresses(String host) {
        DnsAnswer<InetAddress> six = ask(host, Type.AAAA)
                .map(record -> record instanceof AAAARecord found ? Stream.of(found.getAddress()) : Stream.empty());
        DnsAnswer<InetAddress> four = ask(host, Type.A)
                .map(record -> record instanceof ARecord found ? Stream.of(found.getAddress()) : Stream.empty());
        return both(six, four);
    }

    private static DnsAnswer<InetAddress> both(DnsAnswer<InetAddress> six, DnsAnswer<InetAddress> four) {
        if (six instanceof DnsAnswer.Found<InetAddress> a && four instanceof DnsAnswer.Found<InetAddress> b) {
            List<InetAddress> all = new ArrayList<>(a.records());
            all.addAll(b.records());
            return new DnsAnswer.Found<>(all, b.canonicalName(), a.secure() && b.secure());
        }
        if (six instanceof DnsAnswer.Found || six instanceof DnsAnswer.Failed && !(four instanceof DnsAnswer.Found)) {
            return six;
        }
        return four;
    }

    private DnsAnswer<Record> ask(String name, int type) {
        Name absolute;
        try {
            absolute = Name.fromString(name.endsWith(".") ? name : name + ".");
        } catch (TextParseException notAName) {
            return new DnsAnswer.Nothing<>(false, false);
        }
        Question question = new Question(text(absolute), type);
        Timed known = answers.getIfPresent(question);
        return (known != null ? known : together(question, absolute)).answer();
    }

    private Timed together(Question question, Name name) {
        CompletableFuture<Timed> mine = new CompletableFuture<>();
        CompletableFuture<Timed> theirs = asking.putIfAbsent(question, mine);
        if (theirs != null) {
            return theirs.join();
        }
        try {
            Timed answer = client.ask(name, question.type());
            answers.put(question, answer);
            mine.complete(answer);
            return answer;
        } finally {
            mine.complete(Timed.failed("the look-up was given up"));
            asking.remove(question, mine);
        }
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT).replaceFirst("^\\.$", "");
    }

    private static String joined(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        txt.getStringsAsByteArrays().forEach(part -> text.append(new String(part, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
