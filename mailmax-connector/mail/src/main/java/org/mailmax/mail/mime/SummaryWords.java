package org.mailmax.mail.mime;

import java.util.HashMap;
import java.util.Map;

/// Words most summaries hold, stored as one octet each. The order is part of the stored form: words are only added at
/// the end.
final class SummaryWords {

    private static final String[] WORDS = {
        "",
        "text",
        "plain",
        "html",
        "multipart",
        "mixed",
        "alternative",
        "related",
        "signed",
        "report",
        "application",
        "octet-stream",
        "pdf",
        "image",
        "png",
        "jpeg",
        "gif",
        "message",
        "rfc822",
        "delivery-status",
        "calendar",
        "charset",
        "utf-8",
        "UTF-8",
        "us-ascii",
        "iso-8859-1",
        "ISO-8859-1",
        "windows-1252",
        "format",
        "flowed",
        "delsp",
        "boundary",
        "type",
        "name",
        "7bit",
        "7BIT",
        "8bit",
        "base64",
        "quoted-printable",
        "attachment",
        "inline",
        "filename",
        "size",
        "modification-date",
        "creation-date",
        "text/html",
        "multipart/alternative"
    };

    private static final Map<String, Integer> CODES = codes();

    private SummaryWords() {}

    /// @return -1 for other words
    static int code(String word) {
        return CODES.getOrDefault(word, -1);
    }

    /// @throws DamagedSummaryException when no word has this code
    static String word(int code) {
        if (code >= WORDS.length) {
            throw new DamagedSummaryException("no such word");
        }
        return WORDS[code];
    }

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < WORDS.length; i++) {
            codes.put(WORDS[i], i);
        }
        return Map.copyOf(codes);
    }
}
