package org.mailmax.protocol.imap.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.imap.command.ImapParser;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.session.LiteralPolicy.Verdict;
import org.mailmax.protocol.imap.syntax.CommandFrame;
import org.mailmax.protocol.imap.syntax.CommandFrame.Literal;
import org.mailmax.protocol.wire.Line;
import org.mailmax.protocol.wire.Spool;
import org.mailmax.protocol.wire.Spools;

/// Reads one complete command: its lines and the literals between them. The only one that answers `+` to a literal, and
/// only after the policy has agreed.
final class CommandReader implements AutoCloseable {

    private final Dialogue dialogue;
    private final Spools spools;
    private final LiteralPolicy policy;
    private final int lineLimit;
    private final Supplier<Duration> patience;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(128);
    private final List<Literal> literals = new ArrayList<>(2);
    private final List<Spool> spooled = new ArrayList<>(0);
    private Optional<Received> refusal = Optional.empty();

    /// @param patience how long to wait from now on, for a line or a piece of a literal
    CommandReader(Dialogue dialogue, Spools spools, LiteralPolicy policy, int lineLimit, Supplier<Duration> patience) {
        this.dialogue = dialogue;
        this.spools = spools;
        this.policy = policy;
        this.lineLimit = lineLimit;
        this.patience = patience;
    }

    /// @throws Farewell when the client cannot be kept from sending too much
    Received read() throws IOException {
        while (true) {
            Line line = dialogue.in().readLine(lineLimit - text.size(), patience.get());
            if (!(line instanceof Line.Complete complete)) {
                return rejected(line);
            }
            text.writeBytes(complete.octets());
            Optional<Announcement> literal = Announcement.at(complete.octets());
            if (literal.isEmpty()) {
                return refusal.orElseGet(() -> new Received.Command(frame()));
            }
            if (!take(literal.get())) {
                return refusal.orElseThrow();
            }
        }
    }

    /// How many octets the command had, as far as it was read.
    long octets() {
        return text.size()
                + literals.stream()
                        .mapToLong(literal -> literal.content().size())
                        .sum();
    }

    /// Forgets the literals of the command.
    @Override
    public void close() {
        spooled.forEach(Spool::close);
    }

    /// @return false when the command ends here, because the client was not told to go on
    private boolean take(Announcement literal) throws IOException {
        boolean waiting = literal.mode() == Announcement.Mode.SYNCHRONISING;
        switch (refusal.isPresent() ? again() : policy.decide(frame(), literal.size())) {
            case Verdict.Keep _ -> keep(literal);
            case Verdict.Spool _ -> spool(literal);
            case Verdict.Close close -> throw new Farewell(close.code(), close.text());
            case Verdict.Refuse refuse -> {
                refusal = refusal.or(() -> Optional.of(rejected(refuse)));
                if (waiting) {
                    return false;
                }
                discard(literal, refuse);
            }
        }
        return true;
    }

    private void keep(Announcement literal) throws IOException {
        invite(literal);
        add(Content.of(dialogue.in().readOctets((int) literal.size(), patience)));
    }

    private void spool(Announcement literal) throws IOException {
        Spool spool = spools.open(literal.size());
        spooled.add(spool);
        invite(literal);
        dialogue.in().readOctets(literal.size(), spool, patience);
        try {
            add(spool.finish());
        } catch (IOException full) {
            refusal = Optional.of(rejected(
                    new Verdict.Refuse(Reply.Condition.NO, ResponseCode.UNAVAILABLE, "the message could not be kept")));
        }
    }

    private void invite(Announcement literal) throws IOException {
        if (literal.mode() == Announcement.Mode.SYNCHRONISING) {
            dialogue.out().line("+ go ahead");
            dialogue.out().pass();
        }
    }

    private void add(Content content) {
        literals.add(new Literal(text.size(), content));
    }

    /// The client sends the octets in any case (RFC 7888 §4): as many as a message may have are read and thrown away.
    private void discard(Announcement literal, Verdict.Refuse refuse) throws IOException {
        if (literal.size() > dialogue.settings().maxMessage()) {
            throw new Farewell(refuse.code(), refuse.text());
        }
        dialogue.in().discard(literal.size(), patience);
    }

    private static Verdict again() {
        return new Verdict.Refuse(Reply.Condition.BAD, ResponseCode.TOOBIG, "the literal is too large");
    }

    private CommandFrame frame() {
        return new CommandFrame(text.toByteArray(), List.copyOf(literals));
    }

    private Received rejected(Verdict.Refuse refuse) {
        return new Received.Rejected(ImapParser.tagOf(frame()), refuse.condition(), refuse.code(), refuse.text());
    }

    private Received rejected(Line line) {
        boolean tooLong = line instanceof Line.TooLong;
        return new Received.Rejected(
                ImapParser.tagOf(frame()),
                Reply.Condition.BAD,
                tooLong ? ResponseCode.TOOBIG : ResponseCode.CLIENTBUG,
                tooLong ? "the line is too long" : "lines end with CR LF");
    }
}
