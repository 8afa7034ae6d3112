package org.mailmax.server;

/// MailMax cannot do what was asked. The message is one sentence for the operator; no stack trace is shown.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        super(sentence);
    }

    Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
