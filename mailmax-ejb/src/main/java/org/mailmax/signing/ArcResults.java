package org.mailmax.signing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.mailmax.signing.Verifier.Checked;

/// Writes ARC-Authentication-Results (RFC 8617 §4.1.1): what we found ourselves, and nothing else. SPF and DMARC are
/// not
/// there because they are not looked at.
final class ArcResults {

    /// So many characters tell signatures of one domain apart.
    private static final int SIGNATURE_CHARACTERS = 8;

    private ArcResults() {}

    /// The whole field without its CRLF.
    static String of(int instance, String host, List<Checked> signatures, ChainStatus chain) {
        List<String> results = new ArrayList<>();
        signatures.forEach(checked -> results.add(of(checked)));
        if (signatures.isEmpty()) {
            results.add("dkim=none");
        }
        results.add("arc=" + chain.text());
        return "ARC-Authentication-Results: i=" + instance + "; " + host + ";\r\n\t" + String.join(";\r\n\t", results);
    }

    private static String of(Checked checked) {
        String verdict = "dkim=" + checked.verdict().name().toLowerCase(Locale.ROOT);
        return checked.signature().map(by -> verdict + of(by)).orElse(verdict);
    }

    /// Values that are no tokens are quoted (RFC 8601 §2.2).
    private static String of(SignatureTags by) {
        String signature = Base64.getEncoder().encodeToString(by.signature());
        return " header.d=" + by.domain() + " header.s=" + by.selector() + " header.a="
                + by.algorithm().tag() + " header.b=\""
                + signature.substring(0, Math.min(SIGNATURE_CHARACTERS, signature.length())) + '"';
    }
}
