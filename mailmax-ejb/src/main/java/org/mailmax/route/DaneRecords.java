package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;

/// What a host says of its certificate in the DNS (RFC 7672 §2.2).
@ApplicationScoped
public class DaneRecords {

    private static final int SHA_256_OCTETS = 32;
    private static final int SHA_512_OCTETS = 64;

    @Inject
    private Dns dns;

    @Inject
    private RelaySettings settings;

    /// What came of looking.
    sealed interface Finding {

        /// It binds itself to TLS.
        ///
        /// @param verifiable at least one record can be used; otherwise TLS is all that can be demanded
        record Bound(TlsPolicy.Dane policy, boolean verifiable) implements Finding {}

        /// It says nothing, or nothing that is proven.
        record Unbound() implements Finding {}

        /// Nobody knows: somebody may be hiding the records, so this host is not to be used now (RFC 7672 §2.1.2).
        record Unknown(String why) implements Finding {}
    }

    /// Looks only where the addresses of the host are proven: for other hosts somebody else could answer anyway (RFC
    /// 7672 §2.2.2).
    Finding of(DomainName domain, MailHost host) {
        if (!host.secure()) {
            return new Finding.Unbound();
        }
        Finding finding = at(host.canonicalName(), domain, host);
        return finding instanceof Finding.Unbound && !host.canonicalName().equals(host.name())
                ? at(host.name(), domain, host)
                : finding;
    }

    /// RFC 7672 §2.2.3: where CNAMEs lead first, then the name itself.
    private Finding at(String base, DomainName domain, MailHost host) {
        return switch (dns.tlsa("_" + settings.port() + "._tcp." + base)) {
            case DnsAnswer.Failed<Tlsa>(String why) -> new Finding.Unknown(why);
            case DnsAnswer.Nothing<Tlsa> _ -> new Finding.Unbound();
            case DnsAnswer.Found<Tlsa>(List<Tlsa> records, String _, boolean secure) ->
                secure ? bound(records, Set.copyOf(names(domain, host))) : new Finding.Unbound();
        };
    }

    /// RFC 7672 §3.2.2: the names a certificate under a trust anchor may bear.
    private static List<String> names(DomainName domain, MailHost host) {
        return Stream.of(host.name(), host.canonicalName(), domain.name())
                .distinct()
                .toList();
    }

    private static Finding bound(List<Tlsa> records, Set<String> names) {
        List<Tlsa> usable = records.stream().filter(DaneRecords::isUsable).toList();
        return new Finding.Bound(new TlsPolicy.Dane(usable, names), !usable.isEmpty());
    }

    /// RFC 7672 §3.1.3: usages 0 and 1 are not for mail; whatever is unknown or damaged is passed over.
    static boolean isUsable(Tlsa record) {
        int octets = record.data().length;
        boolean fits =
                switch (record.matching()) {
                    case 0 -> octets > 0;
                    case 1 -> octets == SHA_256_OCTETS;
                    case 2 -> octets == SHA_512_OCTETS;
                    default -> false;
                };
        return fits
                && (record.usage() == 2 || record.usage() == 3)
                && (record.selector() == 0 || record.selector() == 1);
    }
}
