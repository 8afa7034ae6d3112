package org.mailmax.mail.mime;

/// How much text of a message's headers may still be kept; one for all its parts.
final class TextBudget {

    private int left;

    TextBudget(int octets) {
        left = octets;
    }

    /// @return false when there is no room for so many octets; nothing is taken then
    boolean take(int octets) {
        if (octets > left) {
            return false;
        }
        left -= octets;
        return true;
    }
}
