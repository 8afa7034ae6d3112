package org.mailmax.protocol.pop3.command;

import java.util.Optional;
import java.util.OptionalInt;

/// A client command. The branches follow the states of RFC 1939 §3 in which its commands are legal.
public sealed interface Pop3Command {

    sealed interface AnyState extends Pop3Command {}

    sealed interface Authorization extends Pop3Command {}

    sealed interface Transaction extends Pop3Command {}

    /// Lists capabilities (RFC 2449 §5).
    record Capa() implements AnyState {}

    /// Ends the session; after login it begins the UPDATE state (RFC 1939 §6).
    record Quit() implements AnyState {}

    /// Starts TLS (RFC 2595 §4).
    record Stls() implements Authorization {}

    record User(String name) implements Authorization {}

    record Pass(String secret) implements Authorization {

        /// The secret never reaches a log.
        @Override
        public String toString() {
            return "Pass[]";
        }
    }

    /// A SASL exchange (RFC 5034).
    ///
    /// @param initial the initial response, still in base64
    record Auth(String mechanism, Optional<String> initial) implements Authorization {

        @Override
        public String toString() {
            return "Auth[" + mechanism + "]";
        }
    }

    record Stat() implements Transaction {}

    /// @param message a message number; all messages, when absent
    record ListSizes(OptionalInt message) implements Transaction {}

    /// @param message a message number; all messages, when absent
    record Uidl(OptionalInt message) implements Transaction {}

    record Retr(int message) implements Transaction {}

    /// @param lines how many lines of the body after the header
    record Top(int message, int lines) implements Transaction {}

    record Dele(int message) implements Transaction {}

    record Noop() implements Transaction {}

    record Rset() implements Transaction {}
}
