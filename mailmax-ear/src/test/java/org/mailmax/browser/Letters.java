package org.mailmax.browser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.Smtp;

/// Mail sent from another host, and read over IMAP.
record Letters(MailMax server) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    void send(String to, String words) {
        send("sender@elsewhere.test", to, words);
    }

    void send(String from, String to, String words) {
        String text = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + words + "\r\n\r\n" + words + "\r\n";
        try (Smtp smtp = new Smtp(server)) {
            smtp.envelope(from, to)
                    .content(text.getBytes(StandardCharsets.UTF_8))
                    .end();
        }
    }

    /// Waits for a message with these words.
    ///
    /// @return the message
    String arrives(String address, String words) {
        until(words + " arrives at " + address, () -> of(address).stream().anyMatch(text -> text.contains(words)));
        return of(address).stream()
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow();
    }

    /// All messages of the inbox, whole.
    List<String> of(String address) {
        try (Imap imap = new Imap(server, address)) {
            imap.command("SELECT INBOX");
            return imap.texts();
        }
    }

    void until(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
