package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.message.Content;
import org.mailmax.signing.HeaderBlock.Field;

/// Seals messages that are sent on (RFC 8617). The seal is three fields to be put before a message whose octets stay as
/// they are.
@ApplicationScoped
public class Sealer {

    @Inject
    private SealingDomains domains;

    @Inject
    private ActiveKeys keys;

    @Inject
    private Verifier verifier;

    @Inject
    private ChainValidation validation;

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    /// The fields, each with its CRLF. Empty when the domain does not seal or has no key in use, when nobody may add to
    /// the chain any more, and when the DNS does not tell whether it holds: a seal on what is not known would break
    /// it.
    ///
    /// @param judged the message as it came, whose signatures and seals are told of
    /// @param sent exactly the octets that would be sent without them: a signature of ours may stand before the
    /// others
    /// @param domain of ours in whose name the message is sent on
    /// @throws IOException when the message cannot be read
    public String seal(Content judged, Content sent, DomainName domain) throws IOException {
        return domains.contain(domain) ? seal(judged, sent, domain, Instant.now()) : "";
    }

    String seal(Content judged, Content sent, DomainName domain, Instant now) throws IOException {
        Optional<SecretKey> key = key(domain);
        Optional<HeaderBlock> header = key.isEmpty() ? Optional.empty() : HeaderBlock.read(judged);
        return header.isPresent() && header.get().count("from") > 0
                ? sealed(new Letter(judged, header.get(), sent, now), key.get())
                : "";
    }

    /// One set has one algorithm; RSA is understood by all.
    private Optional<SecretKey> key(DomainName domain) {
        List<SecretKey> active = keys.of(domain);
        return active.stream()
                .filter(key -> key.algorithm() == Algorithm.RSA)
                .findFirst()
                .or(() -> active.stream().findFirst());
    }

    /// @param header of what came
    private record Letter(Content message, HeaderBlock header, Content sent, Instant now) {}

    private String sealed(Letter letter, SecretKey key) throws IOException {
        ArcChain chain = ArcChain.of(letter.header());
        int instance = next(chain);
        if (instance == 0) {
            return "";
        }
        ChainStatus status = validation.status(chain, letter.message(), letter.header(), letter.now());
        return status == ChainStatus.UNKNOWN ? "" : set(instance, status, letter, key);
    }

    /// 0 when nothing is to be added (RFC 8617 §5.1).
    private static int next(ArcChain chain) {
        int next =
                switch (chain) {
                    case ArcChain.Absent _ -> 1;
                    case ArcChain.Ended _ -> 0;
                    case ArcChain.Malformed(int highest) -> highest + 1;
                    case ArcChain.Sets(List<ArcSet> sets) -> sets.size() + 1;
                };
        return next <= ArcChain.MAX_SETS ? next : 0;
    }

    private String set(int instance, ChainStatus status, Letter letter, SecretKey key) throws IOException {
        List<Verifier.Checked> checked = verifier.signatures(letter.message(), letter.header(), letter.now());
        String results = ArcResults.of(instance, hostname.orElse(key.domain().name()), checked, status);
        try {
            String signature = signature(instance, letter.sent(), letter.now(), key);
            String before =
                    before(status, letter.header()) + canonical(results) + "\r\n" + canonical(signature) + "\r\n";
            return seal(instance, status, letter.now(), key, before) + signature + results + "\r\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("a message cannot be sealed", e);
        }
    }

    private static String signature(int instance, Content sent, Instant now, SecretKey key)
            throws IOException, GeneralSecurityException {
        HeaderBlock header = HeaderBlock.read(sent).orElseThrow(() -> new IOException("the header is too long"));
        long bodyAt = header.bodyAt();
        try (InputStream body = sent.slice(bodyAt, sent.size() - bodyAt).open()) {
            return new DkimSignature(header, SignedFields.withSignatures(header), BodyHash.of(body), now)
                    .by(key, "ARC-Message-Signature: i=" + instance);
        }
    }

    /// What the sets before ours add to what is sealed; a broken chain is left out (RFC 8617 §5.1.2).
    private static String before(ChainStatus status, HeaderBlock header) {
        StringBuilder before = new StringBuilder();
        if (status == ChainStatus.PASS && ArcChain.of(header) instanceof ArcChain.Sets(List<ArcSet> sets)) {
            sets.forEach(set -> before.append(set.canonical()));
        }
        return before.toString();
    }

    private static String canonical(String field) {
        return Field.of(field).orElseThrow().canonical();
    }

    private static String seal(int instance, ChainStatus status, Instant now, SecretKey key, String before)
            throws GeneralSecurityException {
        String unsigned = "ARC-Seal: i=" + instance + "; a=" + key.algorithm().tag() + "; cv=" + status.text() + "; d="
                + key.domain() + ";\r\n\ts=" + key.selector() + "; t=" + now.getEpochSecond() + ";\r\n\tb=";
        byte[] octets = (before + canonical(unsigned)).getBytes(StandardCharsets.ISO_8859_1);
        return unsigned + DkimSignature.wrapped(key.algorithm().sign(key.key(), octets)) + "\r\n";
    }
}
