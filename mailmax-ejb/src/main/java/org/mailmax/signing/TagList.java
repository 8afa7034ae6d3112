package org.mailmax.signing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A tag list (RFC 6376 §3.2), white space within values left out.
record TagList(Map<String, String> tags) {

    /// Nothing when it is none: a part without `=`, or a tag that stands there twice.
    static Optional<TagList> of(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(";")) {
            int equals = tag.indexOf('=');
            if (equals < 0 && !tag.isBlank()) {
                return Optional.empty();
            }
            if (equals >= 0 && tags.put(tag.substring(0, equals).strip(), plain(tag.substring(equals + 1))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagList(tags));
    }

    private static String plain(String value) {
        return value.replaceAll("\\s", "");
    }

    Optional<String> get(String tag) {
        return Optional.ofNullable(tags.get(tag));
    }

    String get(String tag, String otherwise) {
        return tags.getOrDefault(tag, otherwise);
    }

    /// Nothing when the tag is not there or no number.
    Optional<Long> number(String tag) {
        return get(tag).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /// True when the tag is there and no number.
    boolean isNoNumber(String tag) {
        return get(tag).isPresent() && number(tag).isEmpty();
    }
}
