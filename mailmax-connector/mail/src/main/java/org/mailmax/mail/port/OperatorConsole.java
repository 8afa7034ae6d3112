package org.mailmax.mail.port;

import java.util.List;

/// Commands of the system administrator on the machine itself, such as `domain add example.test`. Who may reach this
/// port is decided by the permissions of the socket it is served on.
public interface OperatorConsole {

    /// Carries out one command.
    ///
    /// @param words the command and its arguments
    /// @param input what came on standard input, a password for instance; empty when nothing did
    Answer run(List<String> words, String input) throws MailException;

    /// @param success false when nothing was done
    /// @param text lines for the operator to read
    record Answer(boolean success, String text) {}
}
