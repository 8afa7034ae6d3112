package org.mailmax.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a part header of its fields.
final class PartHeaderParser {

    private static final int MAX_LANGUAGES = 100;

    private PartHeaderParser() {}

    static PartHeader parse(
            Function<KnownField, Optional<String>> fields, PartHeader.Default missing, MimeLimits limits) {
        MediaType type = fields.apply(KnownField.CONTENT_TYPE)
                .flatMap(text -> MediaType.parse(text, limits))
                .orElseGet(() -> MediaType.of(missing));
        return new PartHeader(
                type.type(),
                type.subtype(),
                type.parameters(),
                fields.apply(KnownField.CONTENT_ID),
                fields.apply(KnownField.CONTENT_DESCRIPTION),
                fields.apply(KnownField.CONTENT_TRANSFER_ENCODING)
                        .map(text -> new FieldTokens(text).token())
                        .filter(token -> !token.isEmpty())
                        .orElse(PartHeader.DEFAULT_ENCODING),
                fields.apply(KnownField.CONTENT_MD5),
                fields.apply(KnownField.CONTENT_DISPOSITION).flatMap(text -> disposition(text, limits)),
                fields.apply(KnownField.CONTENT_LANGUAGE)
                        .map(PartHeaderParser::languages)
                        .orElse(List.of()),
                fields.apply(KnownField.CONTENT_LOCATION));
    }

    private record MediaType(String type, String subtype, Parameters parameters) {

        static MediaType of(PartHeader.Default missing) {
            return new MediaType(missing.type, missing.subtype, missing.parameters);
        }

        /// Nothing when malformed, so that the default applies (RFC 2045 §5.2).
        static Optional<MediaType> parse(String text, MimeLimits limits) {
            FieldTokens in = new FieldTokens(text);
            String type = in.token();
            boolean slash = in.skip('/');
            String subtype = slash ? in.token() : "";
            return type.isEmpty() || subtype.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MediaType(type, subtype, in.parameters(limits.parameters())));
        }
    }

    private static Optional<PartHeader.Disposition> disposition(String text, MimeLimits limits) {
        FieldTokens in = new FieldTokens(text);
        String kind = in.token();
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new PartHeader.Disposition(kind, in.parameters(limits.parameters())));
    }

    private static List<String> languages(String text) {
        FieldTokens in = new FieldTokens(text);
        List<String> languages = new ArrayList<>();
        do {
            String language = in.token();
            if (!language.isEmpty()) {
                languages.add(language);
            }
        } while (in.skip(',') && languages.size() < MAX_LANGUAGES);
        return List.copyOf(languages);
    }
}
