package org.mailmax.protocol.pop3.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.pop3.command.Pop3Command;
import org.mailmax.protocol.wire.WireWriter;

/// The commands of the TRANSACTION state (RFC 1939 §5).
final class TransactionHandler {

    private final WireWriter out;
    private final Pop3Replies replies;

    TransactionHandler(WireWriter out, Pop3Replies replies) {
        this.out = out;
        this.replies = replies;
    }

    void answer(Pop3Command.Transaction command, Maildrop maildrop) throws IOException, MailException {
        switch (command) {
            case Pop3Command.Stat _ -> replies.ok(maildrop.numbers().count() + " " + maildrop.totalSize());
            case Pop3Command.ListSizes list -> listing(list.message(), maildrop, maildrop::size);
            case Pop3Command.Uidl uidl -> listing(uidl.message(), maildrop, maildrop::uniqueId);
            case Pop3Command.Retr retr -> retrieve(retr, maildrop);
            case Pop3Command.Top top -> top(top, maildrop);
            case Pop3Command.Dele dele -> delete(dele.message(), maildrop);
            case Pop3Command.Noop _ -> replies.ok("nothing done");
            case Pop3Command.Rset _ -> reset(maildrop);
        }
    }

    /// What a listing says of a message.
    @FunctionalInterface
    private interface Column {
        Object of(int number);
    }

    private void listing(OptionalInt message, Maildrop maildrop, Column column) throws IOException {
        if (message.isPresent()) {
            if (isThere(message.getAsInt(), maildrop)) {
                replies.ok(message.getAsInt() + " " + column.of(message.getAsInt()));
            }
            return;
        }
        replies.ok(maildrop.numbers().count() + " messages");
        for (PrimitiveIterator.OfInt numbers = maildrop.numbers().iterator(); numbers.hasNext(); ) {
            int number = numbers.nextInt();
            out.line(number + " " + column.of(number));
        }
        out.line(".");
    }

    private void retrieve(Pop3Command.Retr retr, Maildrop maildrop) throws IOException, MailException {
        Optional<Content> content = content(retr.message(), maildrop);
        if (content.isPresent()) {
            replies.ok(maildrop.size(retr.message()) + " octets");
            MessageWriter.whole(out, content.get());
        }
    }

    private void top(Pop3Command.Top top, Maildrop maildrop) throws IOException, MailException {
        Optional<Content> content = content(top.message(), maildrop);
        if (content.isPresent()) {
            replies.ok("top of message");
            MessageWriter.top(out, content.get(), top.lines());
        }
    }

    private Optional<Content> content(int number, Maildrop maildrop) throws IOException, MailException {
        if (!isThere(number, maildrop)) {
            return Optional.empty();
        }
        Optional<Content> content = maildrop.content(number);
        if (content.isEmpty()) {
            replies.error("message " + number + " has been removed by another client");
        }
        return content;
    }

    private void delete(int number, Maildrop maildrop) throws IOException {
        if (isThere(number, maildrop)) {
            maildrop.delete(number);
            replies.ok("message " + number + " deleted");
        }
    }

    private void reset(Maildrop maildrop) throws IOException {
        maildrop.reset();
        replies.ok("no message is marked as deleted");
    }

    private boolean isThere(int number, Maildrop maildrop) throws IOException {
        if (!maildrop.has(number)) {
            replies.error("no such message");
            return false;
        }
        return true;
    }
}
