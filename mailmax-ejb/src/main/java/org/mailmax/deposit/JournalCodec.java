package org.mailmax.deposit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;

/// The journal of a record: version, arrivals, and the companions' journal.
final class JournalCodec {

    private static final byte VERSION = 1;

    private JournalCodec() {}

    static byte[] encode(List<Arrival> arrivals, Journal companions) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeInt(arrivals.size());
            for (Arrival arrival : arrivals) {
                write(out, arrival);
            }
            out.writeUTF(companions.kind());
            out.writeInt(companions.octets().length);
            out.write(companions.octets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /// @throws IOException when this is no journal of a version we know
    static Entry decode(byte[] octets) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
        if (in.readByte() != VERSION) {
            throw new IOException("a journal of an unknown version");
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            arrivals.add(readArrival(in));
        }
        String kind = in.readUTF();
        return new Entry(arrivals, new Journal(kind, in.readNBytes(in.readInt())));
    }

    record Entry(List<Arrival> arrivals, Journal companions) {}

    private static void write(DataOutputStream out, Arrival arrival) throws IOException {
        out.writeLong(arrival.folder().value());
        out.writeLong(arrival.received().getEpochSecond());
        List<Flag> flags = arrival.flags().stream().toList();
        out.writeShort(flags.size());
        for (Flag flag : flags) {
            out.writeUTF(flag.name());
        }
    }

    private static Arrival readArrival(DataInputStream in) throws IOException {
        FolderId folder = new FolderId(in.readLong());
        Instant received = Instant.ofEpochSecond(in.readLong());
        List<Flag> flags = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            flags.add(Flag.of(in.readUTF()));
        }
        return new Arrival(folder, Flags.of(flags), received);
    }
}
