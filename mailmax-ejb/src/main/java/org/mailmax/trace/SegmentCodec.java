package org.mailmax.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.mailmax.trace.TraceRecord.Later;
import org.mailmax.trace.TraceRecord.Message;

/// Many records as few octets: one after the other, compressed together.
final class SegmentCodec {

    /// More of a message is not kept.
    static final int MOST_STEPS = 200;

    static final int MOST_RECIPIENTS = 1000;

    private static final int MAX_ID = 255;
    private static final int ACCEPTED = 1;
    private static final int REFUSED = 2;
    private static final int LATER = 3;
    private static final int END = 0;

    private SegmentCodec() {}

    static byte[] encode(List<TraceRecord> records) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(octets, deflater, 8192))) {
            for (TraceRecord record : records) {
                write(out, record);
            }
            out.writeByte(END);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return octets.toByteArray();
    }

    static List<TraceRecord> decode(byte[] octets) {
        List<TraceRecord> records = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(octets)))) {
            for (int type = in.readByte(); type != END; type = in.readByte()) {
                records.add(read(in, type));
            }
            return records;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static void write(DataOutputStream out, TraceRecord record) throws IOException {
        switch (record) {
            case Message message -> {
                out.writeByte(message.refused() ? REFUSED : ACCEPTED);
                writeHead(out, message);
                out.writeUTF(message.sender());
                writeAll(out, message.recipients(), MOST_RECIPIENTS);
                out.writeUTF(cut(message.messageId()));
                out.writeLong(message.octets());
                writeAll(out, message.steps().stream().map(TraceStep::line).toList(), MOST_STEPS);
            }
            case Later later -> {
                out.writeByte(LATER);
                writeHead(out, later);
                out.writeUTF(later.step().line());
            }
        }
    }

    private static void writeHead(DataOutputStream out, TraceRecord record) throws IOException {
        out.writeUTF(cut(record.traceId()));
        out.writeLong(record.at().toEpochMilli());
    }

    private static void writeAll(DataOutputStream out, List<String> texts, int most) throws IOException {
        int count = Math.min(texts.size(), most);
        out.writeShort(count);
        for (String text : texts.subList(0, count)) {
            out.writeUTF(text);
        }
    }

    private static TraceRecord read(DataInputStream in, int type) throws IOException {
        String traceId = in.readUTF();
        Instant at = Instant.ofEpochMilli(in.readLong());
        return switch (type) {
            case ACCEPTED, REFUSED ->
                new Message(
                        traceId,
                        at,
                        type == REFUSED,
                        in.readUTF(),
                        readAll(in),
                        in.readUTF(),
                        in.readLong(),
                        readAll(in).stream()
                                .flatMap(line -> TraceStep.read(line).stream())
                                .toList());
            case LATER ->
                new Later(
                        traceId,
                        at,
                        TraceStep.read(in.readUTF())
                                .orElseGet(() -> TraceStep.ofAll(TraceStep.Kind.REFUSED, "of a newer version")));
            default -> throw new IOException("no record of type " + type);
        };
    }

    private static List<String> readAll(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static String cut(String text) {
        return text.length() <= MAX_ID ? text : text.substring(0, MAX_ID);
    }
}
