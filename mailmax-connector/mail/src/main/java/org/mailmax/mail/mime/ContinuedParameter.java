package org.mailmax.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A parameter value in the ways of RFC 2231: `name*=utf-8''…` (§4) and `name*0*=…; name*1=…` (§3).
final class ContinuedParameter {

    /// How many sections are joined; more come only from attackers.
    static final int MAX_SECTIONS = 128;

    private record Section(String value, boolean encoded) {}

    private final Section[] sections = new Section[MAX_SECTIONS];
    private Section single;
    private String charset = "";

    ContinuedParameter(List<Parameters.Parameter> parameters, String name) {
        String prefix = name + "*";
        for (Parameters.Parameter parameter : parameters) {
            if (parameter.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
                take(parameter.name().substring(prefix.length()), parameter.value());
            }
        }
    }

    Optional<String> value() {
        if (single != null) {
            return Optional.of(HeaderText.harmless(MailCharsets.decode(octets(single, true), charset)));
        }
        if (sections[0] == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < MAX_SECTIONS && sections[i] != null; i++) {
            joined.writeBytes(octets(sections[i], i == 0));
        }
        String text = MailCharsets.decode(joined.toByteArray(), charset);
        return Optional.of(sections[0].encoded() ? HeaderText.harmless(text) : HeaderText.decode(text));
    }

    /// @param suffix what follows `name*`: nothing, or a number, or a number and `*`; the first of each kind counts
    private void take(String suffix, String value) {
        if (suffix.isEmpty()) {
            single = single == null ? new Section(value, true) : single;
            return;
        }
        boolean encoded = suffix.endsWith("*");
        int number = number(encoded ? suffix.substring(0, suffix.length() - 1) : suffix);
        if (number >= 0 && number < MAX_SECTIONS && sections[number] == null) {
            sections[number] = new Section(value, encoded);
        }
    }

    private static int number(String digits) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return isNumber ? Integer.parseInt(digits) : -1;
    }

    private byte[] octets(Section section, boolean first) {
        if (!section.encoded()) {
            return section.value().getBytes(StandardCharsets.UTF_8);
        }
        String text = section.value();
        int language = text.indexOf('\'');
        int start = language < 0 ? -1 : text.indexOf('\'', language + 1);
        if (first && start >= 0) {
            charset = text.substring(0, language);
            text = text.substring(start + 1);
        }
        return Percent.decode(text.getBytes(StandardCharsets.UTF_8), '%', '%');
    }
}
