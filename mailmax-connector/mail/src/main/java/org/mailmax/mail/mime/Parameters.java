package org.mailmax.mail.mime;

import java.util.List;
import java.util.Optional;

/// The parameters of a header field such as `charset=utf-8`, in their order, with RFC 2231 continuations joined where
/// the reader decodes them and untouched here.
public record Parameters(List<Parameter> all) {

    public static final Parameters NONE = new Parameters(List.of());

    public record Parameter(String name, String value) {}

    /// The value of the first parameter of this name.
    public Optional<String> get(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }
}
