package org.mailmax.web.webmail.compose;

/// What somebody typed into an address field is no address.
public class BadRecipient extends Exception {

    private final String piece;

    /// @param piece the part of the text that is wrong
    BadRecipient(String piece) {
        super("not an address", null, false, false);
        this.piece = piece.length() > 80 ? piece.substring(0, 80) + "…" : piece;
    }

    public String piece() {
        return piece;
    }
}
