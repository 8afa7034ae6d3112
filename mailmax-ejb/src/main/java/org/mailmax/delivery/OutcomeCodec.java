package org.mailmax.delivery;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.queue.Outcome;

/// Outcomes as octets of a journal.
final class OutcomeCodec {

    private static final int ENDED = 1;
    private static final int DEFERRED = 2;
    private static final int NOTICED = 3;
    private static final int HELD = 4;

    private OutcomeCodec() {}

    static void write(DataOutputStream out, List<Outcome> outcomes) throws IOException {
        out.writeInt(outcomes.size());
        for (Outcome outcome : outcomes) {
            write(out, outcome);
        }
    }

    static List<Outcome> read(DataInputStream in) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            outcomes.add(readOne(in));
        }
        return outcomes;
    }

    private static void write(DataOutputStream out, Outcome outcome) throws IOException {
        switch (outcome) {
            case Outcome.Ended(long recipient, long message) -> {
                head(out, ENDED, recipient);
                out.writeLong(message);
            }
            case Outcome.Deferred(long recipient, Instant at, Instant next, String answer) -> {
                head(out, DEFERRED, recipient);
                out.writeLong(at.getEpochSecond());
                out.writeLong(next.getEpochSecond());
                out.writeUTF(answer);
            }
            case Outcome.Noticed(long recipient) -> head(out, NOTICED, recipient);
            case Outcome.Held(long recipient, String because) -> {
                head(out, HELD, recipient);
                out.writeUTF(because);
            }
        }
    }

    private static void head(DataOutputStream out, int kind, long recipient) throws IOException {
        out.writeByte(kind);
        out.writeLong(recipient);
    }

    private static Outcome readOne(DataInputStream in) throws IOException {
        int kind = in.readByte();
        long recipient = in.readLong();
        return switch (kind) {
            case ENDED -> new Outcome.Ended(recipient, in.readLong());
            case DEFERRED -> {
                Instant at = Instant.ofEpochSecond(in.readLong());
                Instant next = Instant.ofEpochSecond(in.readLong());
                yield new Outcome.Deferred(recipient, at, next, in.readUTF());
            }
            case NOTICED -> new Outcome.Noticed(recipient);
            case HELD -> new Outcome.Held(recipient, in.readUTF());
            default -> throw new IOException("an unknown outcome");
        };
    }
}
