package org.mailmax.delivery;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.delivery.DeliveryCompanion.Enqueue;
import org.mailmax.delivery.DeliveryCompanion.MarkResponse;
import org.mailmax.delivery.DeliveryCompanion.Settle;
import org.mailmax.deposit.Journal;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;

/// Companions as octets, stored in front of their message so that they can be made again after a crash.
final class DeliveryJournal {

    static final String KIND = "delivery.2";

    private static final int ENQUEUE = 1;
    private static final int MARK = 2;
    private static final int SETTLE = 3;

    private DeliveryJournal() {}

    /// @throws MailException.LimitReached when there are more recipients than fit
    static Journal of(List<DeliveryCompanion> companions) throws MailException.LimitReached {
        if (companions.isEmpty()) {
            return Journal.NONE;
        }
        byte[] octets = encode(companions);
        if (octets.length > Journal.MAX_OCTETS) {
            throw new MailException.LimitReached("too many recipients");
        }
        return new Journal(KIND, octets);
    }

    private static byte[] encode(List<DeliveryCompanion> companions) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(companions.size());
            for (DeliveryCompanion companion : companions) {
                switch (companion) {
                    case Enqueue enqueue -> {
                        out.writeByte(ENQUEUE);
                        EntryCodec.write(out, enqueue.entry());
                    }
                    case MarkResponse mark -> write(out, mark);
                    case Settle(var outcomes) -> {
                        out.writeByte(SETTLE);
                        OutcomeCodec.write(out, outcomes);
                    }
                }
            }
            return Squeezed.of(octets.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives a queue entry the ids of its rows: those it had may have been given to others after a power cut.
    @FunctionalInterface
    interface Numbering {
        QueueIds ids(QueueEntry entry) throws MailException;
    }

    static List<DeliveryCompanion> decode(Journal journal, Numbering numbering) throws MailException {
        try (DataInputStream in = new DataInputStream(Squeezed.open(journal.octets()))) {
            int count = in.readInt();
            List<DeliveryCompanion> companions = new ArrayList<>();
            while (companions.size() < count) {
                companions.add(read(in, numbering));
            }
            return companions;
        } catch (IOException e) {
            throw new UncheckedIOException("a delivery journal is damaged", e);
        }
    }

    private static DeliveryCompanion read(DataInputStream in, Numbering numbering) throws IOException, MailException {
        return switch (in.readByte()) {
            case ENQUEUE -> {
                QueueEntry entry = EntryCodec.read(in);
                yield new Enqueue(entry, numbering.ids(entry));
            }
            case MARK -> readMark(in);
            case SETTLE -> new Settle(OutcomeCodec.read(in));
            default -> throw new IOException("an unknown companion");
        };
    }

    private static void write(DataOutputStream out, MarkResponse mark) throws IOException {
        out.writeByte(MARK);
        out.writeLong(mark.account().value());
        out.writeUTF(mark.sender().toString());
        out.writeLong(mark.sent().getEpochSecond());
    }

    private static MarkResponse readMark(DataInputStream in) throws IOException {
        AccountId account = new AccountId(in.readLong());
        EmailAddress sender = EmailAddress.of(in.readUTF());
        return new MarkResponse(account, sender, Instant.ofEpochSecond(in.readLong()));
    }
}
