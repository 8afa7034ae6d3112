package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.Spools;
import org.mailmax.protocol.wire.WireReader;

/// BDAT (RFC 3030 §2). The octets of a chunk are read in any case, or they would be taken for commands.
final class Chunking {

    private static final SmtpReply TOO_LARGE = SmtpReply.of(552, "5.3.4", "the message is too large");

    private final Connection connection;
    private final WireReader in;
    private final Spools spools;
    private final SmtpSettings settings;
    private final Acceptance acceptance;

    Chunking(Connection connection, WireReader in, Spools spools, SmtpSettings settings, Acceptance acceptance) {
        this.connection = connection;
        this.in = in;
        this.spools = spools;
        this.settings = settings;
        this.acceptance = acceptance;
    }

    Answer answer(SmtpCommand.Bdat command, SmtpState state) throws IOException {
        if (command.size().isEmpty()) {
            // Nobody knows where the chunk ends and the next command begins.
            return Answer.of(SmtpReply.of(501, "5.5.4", "syntax: BDAT octets [LAST]"), new SmtpState.Over());
        }
        long size = command.size().getAsLong();
        return switch (state) {
            case SmtpState.Chunks chunks -> take(size, command.last(), chunks);
            case SmtpState.Transaction transaction
            when !transaction.recipients().isEmpty() -> take(size, command.last(), begin(transaction));
            case SmtpState.Transaction _ -> refuse(size, SmtpReply.of(503, "5.5.1", "no valid recipients"), state);
            case SmtpState.Connected _, SmtpState.Ready _, SmtpState.Over _ ->
                refuse(size, SmtpReply.BAD_SEQUENCE, state);
        };
    }

    private SmtpState.Chunks begin(SmtpState.Transaction transaction) {
        Additions additions = new Additions(connection.peer(), transaction, settings);
        MessageIntake intake =
                new MessageIntake(settings.sizes(), spools.open(settings.sizes().message()), additions);
        return new SmtpState.Chunks(transaction, new ChunkedMessage(settings, intake, in));
    }

    private Answer take(long size, boolean last, SmtpState.Chunks chunks) throws IOException {
        if (!chunks.message().hasRoomFor(size)) {
            chunks.message().close();
            return refuse(size, TOO_LARGE, new SmtpState.Ready(chunks.client()));
        }
        chunks.message().read(size);
        if (!last) {
            return Answer.of(SmtpReply.of(250, "2.0.0", size + " octets received"), chunks);
        }
        try (ChunkedMessage message = chunks.message()) {
            Optional<SmtpReply> fault = message.fault();
            SmtpState.Transaction transaction = chunks.transaction();
            List<SmtpReply> replies = fault.isPresent()
                    ? acceptance.forEach(transaction, fault.get())
                    : acceptance.accept(transaction, message.content());
            return new Answer(replies, new SmtpState.Ready(chunks.client()));
        }
    }

    private Answer refuse(long size, SmtpReply reply, SmtpState next) throws IOException {
        if (size > 2 * settings.sizes().message() + WireReader.FLOOD) {
            throw new FloodException();
        }
        in.discard(size, () -> settings.times().data());
        return Answer.of(reply, next);
    }
}
