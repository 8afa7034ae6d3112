package org.mailmax.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.operation.ServerState;
import org.mailmax.publication.NeededRecord.Purpose;
import org.mailmax.publication.NeededRecord.Type;
import org.mailmax.route.RelaySettings;
import org.mailmax.signing.SigningKey;
import org.mailmax.signing.SigningKeys;

/// What belongs in the DNS for a domain whose mail this server takes.
@ApplicationScoped
public class NeededRecords {

    @Inject
    private RelaySettings settings;

    @Inject
    private SigningKeys keys;

    @Inject
    private ServerState server;

    @Inject
    private OwnPolicy policy;

    @Inject
    @ConfigProperty(name = "mailmax.imaps.port", defaultValue = "2993")
    private int imaps;

    @Inject
    @ConfigProperty(name = "mailmax.pop3s.port", defaultValue = "2995")
    private int pop3s;

    @Inject
    @ConfigProperty(name = "mailmax.submissions.port", defaultValue = "2465")
    private int submissions;

    @Inject
    @ConfigProperty(name = "mailmax.submission.port", defaultValue = "2587")
    private int submission;

    public List<NeededRecord> of(DomainName domain) {
        List<NeededRecord> all = new ArrayList<>();
        arrival(domain.name(), all);
        trust(domain, all);
        secrecy(domain.name(), all);
        programs(domain.name(), all);
        return List.copyOf(all);
    }

    private void arrival(String domain, List<NeededRecord> all) {
        all.add(new NeededRecord(Purpose.HOST, host(), Type.ADDRESS, ""));
        all.add(new NeededRecord(Purpose.MX, domain, Type.MX, "10 " + host() + "."));
    }

    private void trust(DomainName domain, List<NeededRecord> all) {
        all.add(new NeededRecord(Purpose.PTR, host(), Type.PTR, ""));
        all.add(text(Purpose.SPF, domain.name(), "v=spf1 mx -all"));
        for (SigningKey key : keys.of(domain)) {
            boolean retired = key.state() == SigningKey.State.RETIRED;
            all.add(text(retired ? Purpose.DKIM_RETIRED : Purpose.DKIM, key.recordName(), key.recordText()));
        }
        all.add(text(Purpose.DMARC, "_dmarc." + domain, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain));
    }

    private void secrecy(String domain, List<NeededRecord> all) {
        all.add(text(Purpose.MTA_STS, "_mta-sts." + domain, "v=STSv1; id=" + policy.id()));
        all.add(alias(Purpose.MTA_STS_HOST, "mta-sts." + domain));
        all.add(new NeededRecord(
                Purpose.MTA_STS_POLICY,
                "https://mta-sts." + domain + "/.well-known/mta-sts.txt",
                Type.HTTPS,
                policy.text()));
        all.add(text(Purpose.TLS_RPT, "_smtp._tls." + domain, "v=TLSRPTv1; rua=mailto:postmaster@" + domain));
        server.publicKeyDigest()
                .ifPresent(digest ->
                        all.add(new NeededRecord(Purpose.TLSA, "_25._tcp." + host(), Type.TLSA, "3 1 1 " + digest)));
    }

    /// RFC 8314 §5.1 and RFC 6186 §3: the lower the number, the better.
    private void programs(String domain, List<NeededRecord> all) {
        all.add(service(Purpose.IMAPS, "_imaps._tcp." + domain, 0, imaps));
        all.add(service(Purpose.POP3S, "_pop3s._tcp." + domain, 10, pop3s));
        all.add(service(Purpose.SUBMISSIONS, "_submissions._tcp." + domain, 0, submissions));
        all.add(service(Purpose.SUBMISSION, "_submission._tcp." + domain, 10, submission));
        all.add(alias(Purpose.AUTOCONFIG, "autoconfig." + domain));
        all.add(alias(Purpose.AUTODISCOVER, "autodiscover." + domain));
    }

    private String host() {
        return settings.hostname();
    }

    private static NeededRecord text(Purpose purpose, String name, String text) {
        return new NeededRecord(purpose, name, Type.TXT, text);
    }

    private NeededRecord alias(Purpose purpose, String name) {
        return new NeededRecord(purpose, name, Type.CNAME, host() + ".");
    }

    private NeededRecord service(Purpose purpose, String name, int priority, int port) {
        return new NeededRecord(purpose, name, Type.SRV, priority + " 1 " + port + " " + host() + ".");
    }
}
