package org.mailmax.bench.client;

/// The two ways to hand a message to a server.
public enum Dialect {
    /// RFC 5321: one reply to the message.
    SMTP("EHLO"),
    /// RFC 2033: one reply for each recipient.
    LMTP("LHLO");

    private final String greeting;

    Dialect(String greeting) {
        this.greeting = greeting;
    }

    String greeting() {
        return greeting;
    }
}
