package org.mailmax.signing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which header fields a signature covers.
///
/// @param names as they stand in `h=`: a name once for each field, from the last to the first (RFC 6376 §5.4.2)
record SignedFields(List<String> names) {

    /// Named once more than they are there, so that nobody can add one (RFC 6376 §8.15).
    private static final List<String> SEALED = List.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "reply-to",
            "mime-version",
            "content-type",
            "content-transfer-encoding");

    /// Signed when they are there (RFC 6376 §5.4.1).
    private static final List<String> WHEN_PRESENT = List.of(
            "sender",
            "in-reply-to",
            "references",
            "auto-submitted",
            "list-id",
            "list-help",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-subscribe",
            "list-post",
            "list-owner",
            "list-archive");

    /// Of one name; a message with more is not one of ours.
    private static final int MAX_INSTANCES = 20;

    static SignedFields of(HeaderBlock header) {
        List<String> names = new ArrayList<>();
        SEALED.forEach(name -> names.addAll(Collections.nCopies(instances(header, name) + 1, name)));
        WHEN_PRESENT.forEach(name -> names.addAll(Collections.nCopies(instances(header, name), name)));
        return new SignedFields(names);
    }

    /// What an ARC-Message-Signature covers: the DKIM signatures too, and no field of ARC (RFC 8617 §4.1.2).
    static SignedFields withSignatures(HeaderBlock header) {
        List<String> names = new ArrayList<>(of(header).names());
        names.addAll(Collections.nCopies(instances(header, "dkim-signature"), "dkim-signature"));
        return new SignedFields(names);
    }

    private static int instances(HeaderBlock header, String name) {
        return (int) Math.min(MAX_INSTANCES, header.count(name));
    }

    /// The canonical fields, each with its CRLF, in the order of their names. A name without a field left is nothing
    /// (RFC 6376 §3.5, `h=`).
    String canonical(HeaderBlock header) {
        return written(header, HeaderBlock.Field::canonical);
    }

    /// As they stand in the message (RFC 6376 §3.4.1).
    String raw(HeaderBlock header) {
        return written(header, HeaderBlock.Field::raw);
    }

    private String written(HeaderBlock header, Function<HeaderBlock.Field, String> form) {
        Map<String, Deque<String>> byName = new HashMap<>();
        header.fields()
                .forEach(field -> byName.computeIfAbsent(field.name(), _ -> new ArrayDeque<>())
                        .push(form.apply(field)));
        StringBuilder canonical = new StringBuilder();
        for (String name : names) {
            String next = byName.getOrDefault(name, new ArrayDeque<>()).poll();
            if (next != null) {
                canonical.append(next).append("\r\n");
            }
        }
        return canonical.toString();
    }
}
