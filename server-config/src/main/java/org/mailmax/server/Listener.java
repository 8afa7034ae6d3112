package org.mailmax.server;

/// The ports MailMax listens on: the setting that moves each, its default, and how it answers when it is ready.
enum Listener {
    SMTP("MAILMAX_SMTP_PORT", 2525, Answer.SMTP, Transport.PLAIN),
    SUBMISSION("MAILMAX_SUBMISSION_PORT", 2587, Answer.SMTP, Transport.PLAIN),
    SUBMISSIONS("MAILMAX_SUBMISSIONS_PORT", 2465, Answer.SMTP, Transport.TLS),
    LMTP("MAILMAX_LMTP_PORT", 2424, Answer.SMTP, Transport.PLAIN),
    IMAP("MAILMAX_IMAP_PORT", 2143, Answer.IMAP, Transport.PLAIN),
    IMAPS("MAILMAX_IMAPS_PORT", 2993, Answer.IMAP, Transport.TLS),
    POP3("MAILMAX_POP3_PORT", 2110, Answer.POP3, Transport.PLAIN),
    POP3S("MAILMAX_POP3S_PORT", 2995, Answer.POP3, Transport.TLS),
    SIEVE("MAILMAX_SIEVE_PORT", 4190, Answer.NOTHING_YET, Transport.PLAIN),
    HTTP("MAILMAX_HTTP_PORT", 8080, Answer.HTTP, Transport.PLAIN),
    HTTPS("MAILMAX_HTTPS_PORT", 8443, Answer.HTTP, Transport.TLS);

    /// How a port that is ready answers a client: the first words of its greeting, or the answer to a page.
    enum Answer {
        SMTP,
        IMAP,
        POP3,
        HTTP,
        NOTHING_YET
    }

    enum Transport {
        PLAIN,
        TLS
    }

    private final String setting;
    private final int defaultPort;
    private final Answer answer;
    private final Transport transport;

    Listener(String setting, int defaultPort, Answer answer, Transport transport) {
        this.setting = setting;
        this.defaultPort = defaultPort;
        this.answer = answer;
        this.transport = transport;
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

    Transport transport() {
        return transport;
    }

    /// The web is needed: administration and webmail are there.
    boolean mayBeOff() {
        return answer != Answer.HTTP;
    }
}
