package org.mailmax.route.srs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.directory.Directory;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.route.srs.SrsCodec.Reading;
import org.mailmax.secret.Vault;

/// Gives forwards a reverse-path of ours, since SPF (RFC 7208 §9.1) does not let us send under the first sender's; and
/// knows for a bounce to such an address where it goes.
@ApplicationScoped
public class Srs {

    /// In the place of the domain: what follows is a name in the database. No domain of the Internet has one label.
    private static final String LONG = "long";

    private static final int TOKEN_CHARACTERS = 20;

    @Inject
    private Vault vault;

    @Inject
    private Directory directory;

    @Inject
    private SrsSenders senders;

    private SrsCodec codec;

    @PostConstruct
    void open() {
        codec = new SrsCodec(vault.key("srs", "HmacSHA256"));
    }

    /// The reverse-path under which a forward leaves. The null reverse-path and senders of our own domains stay.
    ///
    /// @param forwarder the domain of the account that forwards
    /// @throws EJBException when the sender must be written down and the database is out of reach
    public ReversePath forward(ReversePath sender, DomainName forwarder, Instant now) {
        return sender.address()
                .filter(address -> !directory.isLocal(address.domain()))
                .map(address -> ReversePath.of(rewritten(address, forwarder, now)))
                .orElse(sender);
    }

    private EmailAddress rewritten(EmailAddress sender, DomainName forwarder, Instant now) {
        String local = codec.forward(sender, now);
        return new EmailAddress(fits(local) ? local : shortened(sender, now), forwarder);
    }

    private static boolean fits(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= EmailAddress.MAX_LOCAL_PART_OCTETS;
    }

    private String shortened(EmailAddress sender, Instant now) {
        String token = codec.hash(TOKEN_CHARACTERS, "token", sender.toString());
        remember(token, sender, now);
        return codec.srs0(SrsCodec.day(now), LONG, token);
    }

    private void remember(String token, EmailAddress sender, Instant now) {
        try {
            senders.remember(token, sender, now);
        } catch (EJBException e) {
            // Two forwards of the same sender at the same moment: one of them wrote it down.
            senders.find(token).orElseThrow(() -> e);
        }
    }

    /// True when the address is one that [#read] has to be asked about.
    public static boolean looksLikeOne(EmailAddress address) {
        return SrsCodec.looksLikeOne(address);
    }

    /// What an address in a domain of ours means. Mail to it is taken with the null reverse-path alone: it exists for
    /// bounces.
    public SrsAddress read(EmailAddress address, Instant now) {
        return switch (codec.read(address, now)) {
            case Reading.Unusable(SrsAddress verdict) -> verdict;
            case Reading.Parts(String domain, String local) ->
                original(domain, local)
                        .<SrsAddress>map(SrsAddress.Original::new)
                        .orElseGet(SrsAddress.Expired::new);
        };
    }

    private Optional<EmailAddress> original(String domain, String local) {
        if (domain.equals(LONG)) {
            return senders.find(local.toLowerCase(Locale.ROOT));
        }
        try {
            return DomainName.parse(domain).map(name -> new EmailAddress(local, name));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
