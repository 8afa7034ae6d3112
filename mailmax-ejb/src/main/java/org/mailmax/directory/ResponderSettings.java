package org.mailmax.directory;

/// The autoresponder of an account.
///
/// @param subject of the response; empty: the subject of the message answered, after `Auto: ` (RFC 5230 §4.6)
public record ResponderSettings(boolean allowed, String subject, String text, ResponderPeriod period) {

    /// The most characters a subject or a text may have.
    public static final int MAX_CHARACTERS = 255;

    public static final ResponderSettings OFF = new ResponderSettings(false, "", "");

    /// One that answers at any time.
    public ResponderSettings(boolean allowed, String subject, String text) {
        this(allowed, subject, text, ResponderPeriod.ALWAYS);
    }

    public ResponderSettings withAllowed(boolean on) {
        return new ResponderSettings(on, subject, text, period);
    }

    public ResponderSettings with(String newSubject, String newText) {
        return new ResponderSettings(allowed, newSubject, newText, period);
    }

    public ResponderSettings with(ResponderPeriod newPeriod) {
        return new ResponderSettings(allowed, subject, text, newPeriod);
    }
}
