package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Spool;
import org.mailmax.protocol.wire.SpoolFullException;

/// Puts the octets of one message, by whatever command they come, into a spool, with the fields that are added on the
/// way. Takes everything, whatever is wrong with it; [#fault] says so at the end.
final class MessageIntake implements AutoCloseable {

    private static final SmtpReply BARE_LINE_END =
            SmtpReply.of(550, "5.5.2", "lines end with CRLF; a CR or LF stood alone");
    private static final SmtpReply LINE_TOO_LONG = SmtpReply.of(554, "5.6.0", "a line is too long");
    private static final SmtpReply HEADER_TOO_LARGE = SmtpReply.of(552, "5.3.4", "the header is too large");
    private static final SmtpReply LOOP = SmtpReply.of(554, "5.4.6", "too many hops, this is a mail loop");
    private static final SmtpReply TOO_LARGE = SmtpReply.of(552, "5.3.4", "the message is too large");
    private static final SmtpReply NO_SPACE = SmtpReply.of(452, "4.3.1", "no space left for the message");

    private final int hopLimit;
    private final Spool spool;
    private final Function<Header, byte[]> additions;
    private final Header header;
    private boolean headerPassed;

    /// @param spool closed with this
    /// @param additions what to put before the fields of the header, once it is known
    MessageIntake(SmtpSettings.Sizes sizes, Spool spool, Function<Header, byte[]> additions) {
        this.hopLimit = sizes.hops();
        this.spool = spool;
        this.additions = additions;
        this.header = new Header(sizes.header(), sizes.headerFields());
    }

    void take(byte[] octets, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end && !header.isComplete()) {
            header.take(octets[at++]);
        }
        if (header.isComplete()) {
            passHeader();
        }
        if (at < end && !header.isTooLarge()) {
            spool.write(octets, at, end - at);
        }
    }

    /// Why the message, complete now, cannot be taken.
    ///
    /// @param lines what is wrong with its lines
    Optional<SmtpReply> fault(LineFault lines) {
        passHeader();
        return switch (lines) {
            case BARE_LINE_END -> Optional.of(BARE_LINE_END);
            case TOO_LONG -> Optional.of(LINE_TOO_LONG);
            case NONE -> headerFault().or(this::spoolFault);
        };
    }

    /// The message, when there was no fault; readable until this is closed.
    Content content() throws IOException {
        return spool.finish();
    }

    @Override
    public void close() {
        spool.close();
    }

    private void passHeader() {
        if (!headerPassed && !header.isTooLarge()) {
            headerPassed = true;
            write(additions.apply(header));
            write(header.fields());
            write(header.rest());
        }
    }

    private void write(byte[] octets) {
        spool.write(octets, 0, octets.length);
    }

    private Optional<SmtpReply> headerFault() {
        if (header.isTooLarge()) {
            return Optional.of(HEADER_TOO_LARGE);
        }
        return header.hops() > hopLimit ? Optional.of(LOOP) : Optional.empty();
    }

    private Optional<SmtpReply> spoolFault() {
        try {
            spool.finish();
            return Optional.empty();
        } catch (SpoolFullException tooLarge) {
            return Optional.of(TOO_LARGE);
        } catch (IOException diskFull) {
            System.getLogger(MessageIntake.class.getName())
                    .log(System.Logger.Level.ERROR, "a message could not be spooled", diskFull);
            return Optional.of(NO_SPACE);
        }
    }
}
