package org.mailmax.adapter.relay;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.TlsPolicy.Dane;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;
import org.mailmax.mail.relay.TlsResult;

/// Does a chain of certificates agree with one of the TLSA records (RFC 7672 §3)?
final class DaneCheck {

    private static final int TRUST_ANCHOR = 2;
    private static final int END_ENTITY = 3;

    private final List<X509Certificate> chain;
    private final Dane policy;

    /// @param chain the host's certificate first
    DaneCheck(List<X509Certificate> chain, Dane policy) {
        this.chain = chain;
        this.policy = policy;
    }

    /// RFC 7672 §2.2: when no record can be used, TLS is demanded but nobody has to vouch for the host.
    Judgement judge() {
        List<Tlsa> usable =
                policy.records().stream().filter(DaneCheck::isUsable).toList();
        if (usable.isEmpty()) {
            return Judgement.of(Trust.UNVERIFIED, TlsResult.TLSA_INVALID);
        }
        return usable.stream().anyMatch(this::agrees)
                ? Judgement.of(Trust.DANE)
                : Judgement.failed(TlsResult.VALIDATION_FAILURE, "no TLSA record agrees with the host's certificate");
    }

    private static boolean isUsable(Tlsa record) {
        return (record.usage() == TRUST_ANCHOR || record.usage() == END_ENTITY)
                && (record.selector() == 0 || record.selector() == 1)
                && record.matching() >= 0
                && record.matching() <= 2
                && record.data().length > 0;
    }

    private boolean agrees(Tlsa record) {
        try {
            return record.usage() == END_ENTITY ? isNamed(record, chain.getFirst()) : isBelow(record);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /// RFC 7672 §3.1.1: for usage 3 neither names nor dates of the certificate count.
    private static boolean isNamed(Tlsa record, X509Certificate certificate) throws GeneralSecurityException {
        byte[] selected = record.selector() == 0
                ? certificate.getEncoded()
                : certificate.getPublicKey().getEncoded();
        byte[] matched =
                switch (record.matching()) {
                    case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
                    case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
                    default -> selected;
                };
        return MessageDigest.isEqual(matched, record.data());
    }

    /// RFC 7672 §3.1.2: for usage 2 a certificate of the chain is the anchor, and names and dates do count.
    private boolean isBelow(Tlsa record) throws GeneralSecurityException {
        if (!CertificateNames.matches(chain.getFirst(), policy.names())) {
            return false;
        }
        List<X509Certificate> candidates = new ArrayList<>(chain);
        Optional<X509Certificate> unsent = wholeCertificate(record);
        unsent.ifPresent(candidates::add);
        for (int i = 0; i < candidates.size(); i++) {
            if (isNamed(record, candidates.get(i))) {
                List<X509Certificate> below = candidates.subList(0, i);
                return i == 0 ? isValidNow(chain.getFirst()) : leadsTo(candidates.get(i), below);
            }
        }
        return false;
    }

    /// The anchor itself, when the record holds all of it: hosts may leave it out of the chain.
    private static Optional<X509Certificate> wholeCertificate(Tlsa record) throws GeneralSecurityException {
        if (record.selector() != 0 || record.matching() != 0) {
            return Optional.empty();
        }
        return Optional.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(record.data())));
    }

    private static boolean isValidNow(X509Certificate certificate) throws GeneralSecurityException {
        certificate.checkValidity();
        return true;
    }

    private static boolean leadsTo(X509Certificate anchor, List<X509Certificate> below)
            throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
        return true;
    }
}
