package org.mailmax.mail.mime;

import java.util.List;
import java.util.Optional;

/// What the MIME header of a body part says of it (RFC 2045, RFC 2183, RFC 3282, RFC 2557).
///
/// @param type upper or lower case as in the message, `text` when absent or malformed
/// @param encoding the Content-Transfer-Encoding as in the message, `7BIT` when absent
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

    public static final String DEFAULT_ENCODING = "7BIT";

    /// `attachment; filename=…`.
    public record Disposition(String kind, Parameters parameters) {}

    /// What a part is that has no usable Content-Type field.
    enum Default {
        /// RFC 2045 §5.2.
        TEXT("text", "plain", new Parameters(List.of(new Parameters.Parameter("charset", "us-ascii")))),
        /// The parts of a `multipart/digest` (RFC 2046 §5.1.5).
        MESSAGE("message", "rfc822", Parameters.NONE);

        final String type;
        final String subtype;
        final Parameters parameters;

        Default(String type, String subtype, Parameters parameters) {
            this.type = type;
            this.subtype = subtype;
            this.parameters = parameters;
        }
    }

    public boolean isType(String wanted) {
        return type.equalsIgnoreCase(wanted);
    }

    public boolean isType(String wanted, String wantedSubtype) {
        return isType(wanted) && subtype.equalsIgnoreCase(wantedSubtype);
    }

    /// The file name a person should see, decoded: the only one there is, for display, saving and block lists alike.
    public Optional<String> fileName() {
        return disposition
                .flatMap(d -> d.parameters().decoded("filename"))
                .or(() -> parameters.decoded("name"))
                .map(FileNames::harmless)
                .filter(name -> !name.isEmpty());
    }

    /// The same part described as mere octets.
    PartHeader opaque() {
        return new PartHeader(
                "application",
                "octet-stream",
                Parameters.NONE,
                id,
                description,
                encoding,
                md5,
                disposition,
                languages,
                location);
    }

    /// A header that says nothing.
    static PartHeader absent(Default missing) {
        return new PartHeader(
                missing.type,
                missing.subtype,
                missing.parameters,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_ENCODING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
