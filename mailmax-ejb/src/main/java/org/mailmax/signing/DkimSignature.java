package org.mailmax.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/// Writes DKIM-Signature fields (RFC 6376 §3.5) and the ARC-Message-Signature, which differs in its first tag (RFC 8617
/// §4.1.2).
final class DkimSignature {

    private static final int LINE = 72;

    private final HeaderBlock header;
    private final SignedFields fields;
    private final String bodyHash;
    private final Instant now;

    DkimSignature(HeaderBlock header, SignedFields fields, String bodyHash, Instant now) {
        this.header = header;
        this.fields = fields;
        this.bodyHash = bodyHash;
        this.now = now;
    }

    /// The whole field with its CRLF.
    String by(SecretKey key) throws GeneralSecurityException {
        return by(key, "DKIM-Signature: v=1");
    }

    /// @param opening name of the field and first tag
    String by(SecretKey key, String opening) throws GeneralSecurityException {
        String unsigned = opening + unsigned(key);
        byte[] octets = canonical(unsigned).getBytes(StandardCharsets.ISO_8859_1);
        return unsigned + wrapped(key.algorithm().sign(key.key(), octets)) + "\r\n";
    }

    /// RFC 6376 §3.7: the signed fields, then this one without its signature and without CRLF.
    private String canonical(String unsigned) {
        return fields.canonical(header)
                + HeaderBlock.Field.of(unsigned).orElseThrow().canonical();
    }

    private String unsigned(SecretKey key) {
        return "; a=" + key.algorithm().tag() + "; c=relaxed/relaxed; d="
                + key.domain() + ";\r\n\ts=" + key.selector() + "; t=" + now.getEpochSecond() + ";\r\n\th="
                + folded(fields.names()) + ";\r\n\tbh=" + bodyHash + ";\r\n\tb=";
    }

    private static String folded(List<String> names) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (String name : names) {
            String part = text.isEmpty() ? name : ":" + name;
            if (line + part.length() > LINE) {
                text.append(":\r\n\t ").append(name);
                line = name.length();
            } else {
                text.append(part);
                line += part.length();
            }
        }
        return text.toString();
    }

    /// White space within `b=` means nothing (RFC 6376 §3.5).
    static String wrapped(String base64) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < base64.length(); i += LINE) {
            text.append(i == 0 ? "" : "\r\n\t ").append(base64, i, Math.min(base64.length(), i + LINE));
        }
        return text.toString();
    }
}
