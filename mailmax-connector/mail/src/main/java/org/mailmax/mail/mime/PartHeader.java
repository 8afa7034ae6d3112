package org.mailmax.mail.mime;

import java.util.List;
import java.util.Optional;

/// What the MIME header of a body part says of it (RFC 2045, RFC 2183, RFC 3282, RFC 2557).
///
/// @param type upper or lower case as in the message, `text` when absent or malformed
/// @param encoding the Content-Transfer-Encoding, `7BIT` when absent
public record PartHeader(
        String type,
        String subtype,
        Parameters parameters,
        Optional<String> id,
        Optional<String> description,
        String encoding,
        Optional<String> md5,
        Optional<Disposition> disposition,
        List<String> languages,
        Optional<String> location) {

    /// `attachment; filename=…`.
    public record Disposition(String kind, Parameters parameters) {}

    public boolean isType(String wanted) {
        return type.equalsIgnoreCase(wanted);
    }
}
