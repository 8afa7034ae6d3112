package org.mailmax.protocol.smtp.client;

import java.time.Duration;

/// How long a host may take (RFC 5321 §4.5.3.2).
///
/// @param greeting for its first words: 5 minutes (§4.5.3.2.1)
/// @param command for the reply to MAIL, RCPT and commands that do little: 5 minutes (§4.5.3.2.2, §4.5.3.2.3)
/// @param data for the reply to DATA: 2 minutes (§4.5.3.2.4)
/// @param block for taking a piece of the message: 3 minutes (§4.5.3.2.5)
/// @param end for the reply to the whole message: 10 minutes (§4.5.3.2.6)
/// @param quit for the reply to QUIT, on which nothing depends
public record ClientTimes(
        Duration greeting, Duration command, Duration data, Duration block, Duration end, Duration quit) {

    public static final ClientTimes DEFAULT = new ClientTimes(
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5));

    /// The same time for everything: for tests, and for hosts that are known well.
    public static ClientTimes of(Duration each) {
        return new ClientTimes(each, each, each, each, each, each);
    }
}
