package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;

/// Reads the keys of others in the DNS (RFC 6376 §3.6).
@ApplicationScoped
public class PublishedKeys {

    /// More records of one name are not looked at.
    private static final int MAX_RECORDS = 5;

    @Inject
    private Dns dns;

    PublishedKey find(SignatureTags signature) {
        DnsAnswer<String> answer = dns.txt(signature.selector() + "._domainkey." + signature.domain());
        if (answer instanceof DnsAnswer.Failed) {
            return new PublishedKey.Unknown();
        }
        List<String> records = answer.records();
        return records.stream()
                .limit(MAX_RECORDS)
                .map(record -> read(record, signature.algorithm()))
                .filter(PublishedKey.Found.class::isInstance)
                .findFirst()
                .orElseGet(PublishedKey.Missing::new);
    }

    /// RFC 6376 §3.6.1.
    static PublishedKey read(String record, Algorithm algorithm) {
        return TagList.of(record)
                .filter(tags -> "DKIM1".equals(tags.get("v", "DKIM1")))
                .filter(tags -> algorithm.keyType().equals(tags.get("k", "rsa")))
                .filter(tags -> names(tags.get("h", "sha256")).contains("sha256"))
                .filter(tags -> names(tags.get("s", "*")).stream().anyMatch(List.of("*", "email")::contains))
                .map(tags -> opened(tags, algorithm))
                .orElseGet(PublishedKey.Missing::new);
    }

    private static List<String> names(String list) {
        return Arrays.asList(list.split(":"));
    }

    /// An empty `p=` says that the key was taken back.
    private static PublishedKey opened(TagList tags, Algorithm algorithm) {
        try {
            byte[] published = Base64.getDecoder().decode(tags.get("p", ""));
            boolean strict = names(tags.get("t", "")).contains("s");
            return new PublishedKey.Found(algorithm.opened(published), strict);
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return new PublishedKey.Missing();
        }
    }
}
