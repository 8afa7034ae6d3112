package org.mailmax.mail.transfer;

/// An enhanced mail system status code, `class.subject.detail` (RFC 3463 §2).
public record EnhancedStatus(int kind, int subject, int detail) {

    public EnhancedStatus {
        if (kind != 2 && kind != 4 && kind != 5) {
            throw new IllegalArgumentException("not a status class: " + kind);
        }
    }

    /// From text such as `5.1.1`.
    public static EnhancedStatus of(String text) {
        String[] parts = text.split("\\.");
        return new EnhancedStatus(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }
}
