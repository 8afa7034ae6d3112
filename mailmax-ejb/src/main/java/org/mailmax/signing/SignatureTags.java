package org.mailmax.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmax.signing.HeaderBlock.Field;

/// Who signed and how: what DKIM-Signature, ARC-Message-Signature and ARC-Seal have in common.
///
/// @param field the whole field
/// @param domain in lower case
/// @param signature the octets of `b=`
record SignatureTags(Field field, TagList tags, Algorithm algorithm, String domain, String selector, byte[] signature) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
    private static final int MAX_NAME = 253;

    /// The value of `b=`, wherever it stands (RFC 6376 §3.5).
    private static final Pattern SIGNATURE = Pattern.compile("((?:^|;)\\s*b\\s*=)[^;]*");

    static Optional<SignatureTags> of(Field field) {
        return TagList.of(field.value()).flatMap(tags -> of(field, tags));
    }

    private static Optional<SignatureTags> of(Field field, TagList tags) {
        Optional<Algorithm> algorithm = tags.get("a").flatMap(Algorithm::tagged);
        Optional<String> domain = tags.get("d").filter(SignatureTags::isName);
        Optional<String> selector = tags.get("s").filter(SignatureTags::isName);
        Optional<byte[]> signature = tags.get("b").flatMap(SignatureTags::octets);
        if (algorithm.isEmpty() || domain.isEmpty() || selector.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignatureTags(
                field, tags, algorithm.get(), domain.get().toLowerCase(Locale.ROOT), selector.get(), signature.get()));
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_NAME && NAME.matcher(text).matches();
    }

    private static Optional<byte[]> octets(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The field as it was when it was signed: without its signature (RFC 6376 §3.7).
    Field unsigned() {
        String name =
                field.raw().substring(0, field.raw().length() - field.value().length());
        String value = SIGNATURE.matcher(field.value()).replaceFirst("$1");
        return Field.of(name + value).orElseThrow();
    }

    /// Whether the key signed these characters, each of which is one octet.
    Verdict judge(PublishedKey published, String signed) {
        return switch (published) {
            case PublishedKey.Unknown _ -> Verdict.TEMPERROR;
            case PublishedKey.Missing _ -> Verdict.PERMERROR;
            case PublishedKey.Found(var key, boolean strict) -> {
                boolean fits = !strict || identityDomain().equalsIgnoreCase(domain);
                yield fits && holds(key, signed.getBytes(StandardCharsets.ISO_8859_1)) ? Verdict.PASS : Verdict.FAIL;
            }
        };
    }

    private boolean holds(PublicKey key, byte[] signed) {
        try {
            return algorithm.verifies(key, signed, signature);
        } catch (GeneralSecurityException wrongForm) {
            return false;
        }
    }

    /// The domain of `i=`, which in a field of ARC is a number.
    private String identityDomain() {
        String identity = tags.get("i", "");
        return identity.contains("@") ? identity.substring(identity.lastIndexOf('@') + 1) : domain;
    }

    /// RFC 6376 §3.5: `i=` is of the signing domain or below it.
    boolean isIdentityOfDomain() {
        String identity = identityDomain().toLowerCase(Locale.ROOT);
        return identity.equals(domain) || identity.endsWith("." + domain);
    }
}
