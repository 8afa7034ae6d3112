package org.mailmax.mail.mime;

import java.util.List;
import java.util.Optional;

/// The parameters of a header field such as `charset=utf-8`, in their order. Names and values are as in the message,
/// RFC 2231 continuations and encodings untouched; [#decoded] is for people.
public record Parameters(List<Parameter> all) {

    public static final Parameters NONE = new Parameters(List.of());

    public record Parameter(String name, String value) {}

    /// The value of the first parameter of this name.
    public Optional<String> get(String name) {
        for (Parameter parameter : all) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /// The value with RFC 2231 continuations joined and decoded, or else with encoded words decoded. Where a message
    /// gives the same parameter in several ways, the RFC 2231 way counts, and no other value is ever shown.
    public Optional<String> decoded(String name) {
        return new ContinuedParameter(all, name).value().or(() -> get(name).map(HeaderText::decode));
    }
}
