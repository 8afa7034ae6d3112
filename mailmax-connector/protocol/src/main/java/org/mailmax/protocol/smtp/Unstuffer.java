package org.mailmax.protocol.smtp;

import java.nio.ByteBuffer;

/// Finds the end of a message and takes away the dots that were doubled (RFC 5321 §4.5.2).
///
/// Only CRLF ends a line and only CRLF "." CRLF ends a message. A server that takes anything else for an end, a bare
/// LF for instance, can be made to see two messages where the server before it saw one, the second with a sender of
/// the attacker's choice ("SMTP smuggling", CVE-2023-51764). A bare CR or LF therefore spoils the message: it is read
/// to its true end and refused.
final class Unstuffer {

    private enum State {
        /// At the start of a line.
        START,
        TEXT,
        CR,
        /// After a dot at the start of a line.
        DOT,
        DOT_CR,
        END
    }

    /// Takes runs of octets without doubled dots.
    @FunctionalInterface
    interface Sink {
        void take(byte[] octets, int offset, int count);
    }

    private final int lineLimit;
    private final Sink sink;
    private State state = State.START;
    private int lineLength;
    private boolean bareLineEnd;
    private boolean lineTooLong;

    /// @param lineLimit octets of a line
    Unstuffer(int lineLimit, Sink sink) {
        this.lineLimit = lineLimit;
        this.sink = sink;
    }

    boolean hasBareLineEnd() {
        return bareLineEnd;
    }

    boolean hasTooLongLine() {
        return lineTooLong;
    }

    /// Takes octets up to the end of the message, and no octet beyond.
    ///
    /// @return true at the end of the message
    boolean take(ByteBuffer chunk) {
        byte[] octets = chunk.array();
        int start = chunk.arrayOffset() + chunk.position();
        int end = chunk.arrayOffset() + chunk.limit();
        int from = start;
        int at = start;
        while (at < end && state != State.END) {
            at = state == State.TEXT ? skipText(octets, at, end) : at;
            if (at == end) {
                break;
            }
            State before = state;
            state = next(before, octets[at]);
            if (state == State.DOT) {
                pass(octets, from, at);
            }
            if (state == State.DOT || state == State.DOT_CR || state == State.END) {
                from = at + 1;
            }
            at++;
        }
        pass(octets, from, at);
        chunk.position(chunk.position() + at - start);
        return state == State.END;
    }

    private int skipText(byte[] octets, int from, int end) {
        int at = from;
        while (at < end && octets[at] != '\r' && octets[at] != '\n') {
            at++;
        }
        lineLength += at - from;
        lineTooLong |= lineLength > lineLimit;
        return at;
    }

    private State next(State before, byte octet) {
        return switch (before) {
            case START -> octet == '.' ? State.DOT : within(octet);
            case TEXT -> within(octet);
            case DOT -> octet == '\r' ? State.DOT_CR : within(octet);
            case CR -> octet == '\n' ? endLine() : bare(octet);
            case DOT_CR -> octet == '\n' ? State.END : bare(octet);
            case END -> throw new IllegalStateException("after the end");
        };
    }

    private State within(byte octet) {
        return switch (octet) {
            case '\r' -> State.CR;
            case '\n' -> bare(octet);
            default -> {
                lineLength++;
                yield State.TEXT;
            }
        };
    }

    private State endLine() {
        lineLength = 0;
        return State.START;
    }

    private State bare(byte octet) {
        bareLineEnd = true;
        return octet == '\r' ? State.CR : State.TEXT;
    }

    private void pass(byte[] octets, int from, int to) {
        if (to > from && !bareLineEnd && !lineTooLong) {
            sink.take(octets, from, to - from);
        }
    }
}
