package org.mailmax.signing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.signing.HeaderBlock.Field;

/// A signature of a message, its body included: a DKIM-Signature or an ARC-Message-Signature.
///
/// @param signed what `h=` names
/// @param relaxedHeader whether the header was signed in the relaxed form, otherwise as it stands there
record MessageSignature(SignatureTags by, SignedFields signed, boolean relaxedHeader, boolean relaxedBody) {

    private static final List<String> FORMS =
            List.of("simple", "relaxed", "simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed");

    /// Nothing when it cannot be understood.
    static Optional<MessageSignature> of(Field field) {
        return SignatureTags.of(field)
                .filter(by -> by.tags().get("bh").isPresent())
                .filter(by -> !by.tags().isNoNumber("l") && !by.tags().isNoNumber("x"))
                .filter(by -> FORMS.contains(form(by)))
                .map(MessageSignature::of)
                .filter(signature -> signature.signed.names().contains("from"));
    }

    private static MessageSignature of(SignatureTags by) {
        List<String> names =
                Arrays.asList(by.tags().get("h", "").toLowerCase(Locale.ROOT).split(":"));
        String form = form(by);
        return new MessageSignature(by, new SignedFields(names), form.startsWith("relaxed"), form.endsWith("/relaxed"));
    }

    private static String form(SignatureTags by) {
        return by.tags().get("c", "simple/simple");
    }

    boolean isExpired(Instant now) {
        return by.tags().number("x").filter(end -> now.getEpochSecond() > end).isPresent();
    }

    /// Whether the body is the one that was signed.
    boolean isOfBody(Content message, HeaderBlock header) throws IOException {
        long length = by.tags().number("l").orElse(Long.MAX_VALUE);
        long size = message.size() - header.bodyAt();
        if (length != Long.MAX_VALUE && length > size) {
            return false;
        }
        try (InputStream body = message.slice(header.bodyAt(), size).open()) {
            return BodyHash.of(body, relaxedBody, length).equals(by.tags().get("bh", ""));
        }
    }

    /// What was signed of the header, this field without its signature at the end (RFC 6376 §3.7).
    String canonical(HeaderBlock header) {
        Field own = by.unsigned();
        return relaxedHeader ? signed.canonical(header) + own.canonical() : signed.raw(header) + own.raw();
    }
}
