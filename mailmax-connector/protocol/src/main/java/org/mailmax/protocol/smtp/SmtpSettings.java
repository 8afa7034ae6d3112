package org.mailmax.protocol.smtp;

import java.time.Duration;
import org.mailmax.mail.address.DomainName;

/// How a service behaves.
///
/// @param hostname the name in greetings and trace lines
/// @param plaintextAuth true to take passwords without TLS
public record SmtpSettings(DomainName hostname, boolean plaintextAuth, Sizes sizes, Times times, Patience patience) {

    /// @param message octets of a message at most, as SIZE says (RFC 1870)
    /// @param header octets of its header at most
    /// @param headerFields fields of its header at most
    /// @param textLine octets of one line of it; RFC 5321 §4.5.3.1.6 asks for 1000 at least
    /// @param commandLine octets of a command; RFC 5321 §4.5.3.1.4 asks for 512, extensions for more
    /// @param recipients of one message; RFC 5321 §4.5.3.1.8 asks for 100 at least
    /// @param hops trace lines a message may have before it is taken for a loop (RFC 5321 §6.3)
    public record Sizes(
            long message, int header, int headerFields, int textLine, int commandLine, int recipients, int hops) {

        public static final Sizes DEFAULT = new Sizes(50L << 20, 256 << 10, 5000, 1 << 20, 2048, 1000, 50);

        public Sizes withMessage(long octets) {
            return new Sizes(octets, header, headerFields, textLine, commandLine, recipients, hops);
        }
    }

    /// @param command how long a command may take to come (RFC 5321 §4.5.3.2.7: 5 minutes at least)
    /// @param data how long each piece of a message may take to come (RFC 5321 §4.5.3.2.5: 3 minutes)
    /// @param octetsPerSecond how fast a message has to come altogether after the first minutes; 0: as slow as it
    /// likes
    /// @param greeting how long to watch for clients that talk first, before the greeting
    /// @param mistake how long a client waits for the reply to a mistake after its first few
    /// @param hold how long a message may be held back at its sender's wish (RFC 4865); zero: not at all
    public record Times(
            Duration command, Duration data, int octetsPerSecond, Duration greeting, Duration mistake, Duration hold) {

        public static final Times DEFAULT = new Times(
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                500,
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofDays(31));
    }

    /// @param slow how many mistakes are answered without delay
    /// @param mistakes how many mistakes before the connection is closed
    /// @param idle how many commands that lead to nothing between two messages; more are mistakes
    /// @param failures how many wrong passwords before the connection is closed
    public record Patience(int slow, int mistakes, int idle, int failures) {

        public static final Patience DEFAULT = new Patience(10, 20, 100, 3);
    }

    public static SmtpSettings of(String hostname) {
        return new SmtpSettings(new DomainName(hostname), false, Sizes.DEFAULT, Times.DEFAULT, Patience.DEFAULT);
    }

    public SmtpSettings withPlaintextAuth(boolean allowed) {
        return new SmtpSettings(hostname, allowed, sizes, times, patience);
    }

    public SmtpSettings with(Sizes others) {
        return new SmtpSettings(hostname, plaintextAuth, others, times, patience);
    }

    public SmtpSettings with(Times others) {
        return new SmtpSettings(hostname, plaintextAuth, sizes, others, patience);
    }

    public SmtpSettings with(Patience others) {
        return new SmtpSettings(hostname, plaintextAuth, sizes, times, others);
    }
}
