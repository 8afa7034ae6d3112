package org.mailmax.protocol.smtp.stub;

/// What a host does instead of what it should.
public sealed interface Behaviour {

    /// Says these lines, which may be no reply at all; lines are separated by `\n`.
    record Say(String lines) implements Behaviour {}

    /// Says these octets and nothing more.
    record SayOctets(String octets) implements Behaviour {}

    /// Says this and closes the connection.
    record SayAndClose(String line) implements Behaviour {}

    /// Closes the connection without a word.
    record Close() implements Behaviour {}

    /// Reads nothing more, and does not close before its host does.
    record Deaf() implements Behaviour {}

    /// Says nothing and does not close.
    record Stall() implements Behaviour {}
}
