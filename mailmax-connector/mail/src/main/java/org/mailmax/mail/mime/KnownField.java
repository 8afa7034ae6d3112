package org.mailmax.mail.mime;

/// The header fields a message summary is made of.
enum KnownField {
    DATE("date"),
    SUBJECT("subject"),
    FROM("from"),
    SENDER("sender"),
    REPLY_TO("reply-to"),
    TO("to"),
    CC("cc"),
    BCC("bcc"),
    IN_REPLY_TO("in-reply-to"),
    MESSAGE_ID("message-id"),
    CONTENT_TYPE("content-type"),
    CONTENT_ID("content-id"),
    CONTENT_DESCRIPTION("content-description"),
    CONTENT_TRANSFER_ENCODING("content-transfer-encoding"),
    CONTENT_MD5("content-md5"),
    CONTENT_DISPOSITION("content-disposition"),
    CONTENT_LANGUAGE("content-language"),
    CONTENT_LOCATION("content-location");

    private static final KnownField[] ALL = values();

    private final String name;

    KnownField(String name) {
        this.name = name;
    }

    /// True for the fields that describe a part, false for those of a message (RFC 2045 §3).
    boolean isMime() {
        return compareTo(CONTENT_TYPE) >= 0;
    }

    /// The field of the name between two places of the octets, or null: asked for every line of every header.
    static KnownField at(byte[] octets, int from, int to) {
        for (KnownField field : ALL) {
            if (field.name.length() == to - from && field.isNamed(octets, from)) {
                return field;
            }
        }
        return null;
    }

    private boolean isNamed(byte[] octets, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (Octets.lower(octets[from + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
