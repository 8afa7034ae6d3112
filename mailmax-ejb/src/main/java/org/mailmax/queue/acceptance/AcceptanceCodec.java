package org.mailmax.queue.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Acceptances as records of a file:
///
/// ```
/// magic 4 · length of the body 4 · checksum 4 · body
/// ```
///
/// The checksum covers the number of the file and the body, so that what is left over in a recycled block of the disk
/// is not taken for a record of this file.
final class AcceptanceCodec {

    private static final int MAGIC = 0x4D4D_6131;
    private static final int HEADER = 12;

    private AcceptanceCodec() {}

    static byte[] encode(long file, Acceptance acceptance) {
        byte[] body = body(acceptance);
        return ByteBuffer.allocate(HEADER + body.length)
                .putInt(MAGIC)
                .putInt(body.length)
                .putInt(checksum(file, body))
                .put(body)
                .array();
    }

    /// Everything up to the first record that is not whole: the server went down while that one was written.
    static List<Acceptance> decode(long file, byte[] octets) throws IOException {
        List<Acceptance> found = new ArrayList<>();
        ByteBuffer source = ByteBuffer.wrap(octets);
        for (Optional<byte[]> body = next(file, source); body.isPresent(); body = next(file, source)) {
            found.add(acceptance(body.get()));
        }
        return found;
    }

    private static Optional<byte[]> next(long file, ByteBuffer source) {
        if (source.remaining() < HEADER || source.getInt() != MAGIC) {
            return Optional.empty();
        }
        int length = source.getInt();
        int checksum = source.getInt();
        if (length < 0 || length > source.remaining()) {
            return Optional.empty();
        }
        byte[] body = new byte[length];
        source.get(body);
        return checksum == checksum(file, body) ? Optional.of(body) : Optional.empty();
    }

    private static int checksum(long file, byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(file).flip());
        crc.update(body);
        return (int) crc.getValue();
    }

    private static byte[] body(Acceptance acceptance) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeUTF(acceptance.traceId());
            out.writeLong(acceptance.at().toEpochMilli());
            out.writeBoolean(acceptance.knowsDsn());
            out.writeUTF(acceptance.host());
            out.writeInt(acceptance.reply().code());
            out.writeUTF(
                    acceptance.reply().status().map(EnhancedStatus::toString).orElse(""));
            out.writeUTF(acceptance.reply().text());
            out.writeInt(acceptance.recipients().size());
            for (long recipient : acceptance.recipients()) {
                out.writeLong(recipient);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    private static Acceptance acceptance(byte[] body) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        String traceId = in.readUTF();
        Instant at = Instant.ofEpochMilli(in.readLong());
        boolean knowsDsn = in.readBoolean();
        String host = in.readUTF();
        int code = in.readInt();
        String status = in.readUTF();
        Reply reply = new Reply(
                code, Optional.of(status).filter(said -> !said.isEmpty()).map(EnhancedStatus::of), in.readUTF());
        List<Long> recipients = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            recipients.add(in.readLong());
        }
        return new Acceptance(traceId, List.copyOf(recipients), at, knowsDsn, host, reply);
    }
}
