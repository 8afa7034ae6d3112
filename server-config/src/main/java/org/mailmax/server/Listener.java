package org.mailmax.server;

/// The ports MailMax listens on: the setting that moves each, its default, and how it answers when it is ready.
enum Listener {
    SMTP("MAILMAX_SMTP_PORT", 2525, Answer.NOTHING_YET),
    SUBMISSION("MAILMAX_SUBMISSION_PORT", 2587, Answer.NOTHING_YET),
    SUBMISSIONS("MAILMAX_SUBMISSIONS_PORT", 2465, Answer.NOTHING_YET),
    LMTP("MAILMAX_LMTP_PORT", 2424, Answer.NOTHING_YET),
    IMAP("MAILMAX_IMAP_PORT", 2143, Answer.NOTHING_YET),
    IMAPS("MAILMAX_IMAPS_PORT", 2993, Answer.NOTHING_YET),
    POP3("MAILMAX_POP3_PORT", 2110, Answer.NOTHING_YET),
    POP3S("MAILMAX_POP3S_PORT", 2995, Answer.NOTHING_YET),
    SIEVE("MAILMAX_SIEVE_PORT", 4190, Answer.NOTHING_YET),
    HTTP("MAILMAX_HTTP_PORT", 8080, Answer.HTTP),
    HTTPS("MAILMAX_HTTPS_PORT", 8443, Answer.TLS);

    /// How a port that is ready answers a client: the first words of its greeting, or the answer to a page, or a TLS
    /// connection that is accepted.
    enum Answer {
        SMTP,
        IMAP,
        POP3,
        HTTP,
        TLS,
        NOTHING_YET
    }

    private final String setting;
    private final int defaultPort;
    private final Answer answer;

    Listener(String setting, int defaultPort, Answer answer) {
        this.setting = setting;
        this.defaultPort = defaultPort;
        this.answer = answer;
    }

    String setting() {
        return setting;
    }

    int defaultPort() {
        return defaultPort;
    }

    Answer answer() {
        return answer;
    }

    /// LMTP takes mail without any check of the sender, so it never faces a network.
    String address(String configured) {
        return this == LMTP ? "127.0.0.1" : configured;
    }
}
