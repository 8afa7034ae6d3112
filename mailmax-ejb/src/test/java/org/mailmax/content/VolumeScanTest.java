package org.mailmax.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.message.Content;

/// What a scan finds in a volume that a crash left behind.
class VolumeScanTest {

    private static final long VOLUME = 7;
    private static final byte[] JOURNAL = "who gets it".getBytes();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("volume");
    }

    @Test
    void findsWhatWasForced() throws IOException {
        write(record(1, 1, 1, "one"), record(2, 2, 2, "two"), record(3, 2, 2, "three"));
        VolumeScan.Found found = scan(Files.readAllBytes(file));
        assertThat(found.records()).extracting(FoundRecord::contentId).containsExactly(1L, 2L, 3L);
        assertThat(found.records().get(1).journal()).isEqualTo(JOURNAL);
        assertThat(text(found.records().get(2).location())).isEqualTo("three");
        assertThat(found.end()).isEqualTo(Files.size(file));
    }

    @Test
    void ignoresARecordCutAtAnyOctet() throws IOException {
        write(record(1, 1, 1, "the first message"), record(2, 2, 1, "the second message"));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            List<FoundRecord> records = scan(Arrays.copyOf(whole, length)).records();
            int complete = length >= endOfFirst() ? 1 : 0;
            assertThat(records).as("cut at " + length).hasSize(complete);
        }
    }

    @Test
    void ignoresARecordWithAnyOctetWrongAndAllBehindIt() throws IOException {
        write(record(1, 1, 1, "the first message"), record(2, 2, 1, "the second message"));
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            assertThat(scan(damaged).records()).as("octet " + at).hasSize(at < endOfFirst() ? 0 : 1);
        }
    }

    @Test
    void ignoresARecordWhosePagesNeverCame() throws IOException {
        write(record(1, 1, 1, "the first message"), record(2, 2, 1, "the second message"));
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < endOfFirst(); at++) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, at, endOfFirst(), (byte) 0);
            assertThat(scan(zeroed).records()).as("zeros from " + at).isEmpty();
        }
    }

    @Test
    void ignoresAUnitThatIsNotWhole() throws IOException {
        write(record(1, 1, 2, "one"), record(5, 5, 1, "five"));
        assertThat(scan(Files.readAllBytes(file)).records())
                .extracting(FoundRecord::contentId)
                .containsExactly(5L);
    }

    @Test
    void ignoresAnAbortedUnit() throws IOException {
        write(record(1, 1, 1, "one"), record(2, 2, 1, "two"), abort(1));
        VolumeScan.Found found = scan(Files.readAllBytes(file));
        assertThat(found.records()).extracting(FoundRecord::contentId).containsExactly(2L);
        assertThat(found.end()).isEqualTo(Files.size(file));
    }

    @Test
    void ignoresARecordOfAnotherVolumeOrPlace() throws IOException {
        write(record(1, 1, 1, "one"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, whole);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(VolumeScan.read(channel, VOLUME + 1, 0).records()).isEmpty();
        }
        byte[] moved = new byte[whole.length + 8];
        System.arraycopy(whole, 0, moved, 8, whole.length);
        Files.write(file, moved);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(VolumeScan.read(channel, VOLUME, 8).records()).isEmpty();
        }
    }

    @Test
    void anUnreadableSourceLeavesNothingBehind() throws IOException {
        try (VolumeWriter writer = VolumeWriter.create(file, VOLUME)) {
            record(1, 1, 1, "one").appendTo(writer);
            long mark = writer.end();
            // Longer than the buffer, so that some of it is in the file already when it fails.
            new Item(2, 2, 1, List.of(Content.of(new byte[3 * VolumeWriter.BUFFER]), new Failing())).attempt(writer);
            writer.rewind(mark);
            record(3, 3, 1, "three").appendTo(writer);
            writer.force();
        }
        VolumeScan.Found found = scan(Files.readAllBytes(file));
        assertThat(found.records()).extracting(FoundRecord::contentId).containsExactly(1L, 3L);
        assertThat(found.end()).isEqualTo(Files.size(file));
    }

    /// Random octets, and records with random changes, are read without failure and never make up a message.
    @Test
    void readsAnythingWithoutFailing() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        write(record(1, 1, 1, "one"), record(2, 2, 1, "x".repeat(300)), record(3, 3, 1, "three"));
        byte[] whole = Files.readAllBytes(file);
        long end = System.nanoTime() + Integer.getInteger("fuzz.seconds", 1) * 1_000_000_000L;
        for (int round = 0; round < 200 || System.nanoTime() < end; round++) {
            byte[] octets = random.nextBoolean() ? mutated(whole, random) : noise(random);
            for (FoundRecord record : scan(octets).records()) {
                assertThat(record.contentId())
                        .as("seed %d round %d", seed, round)
                        .isBetween(1L, 3L);
            }
        }
    }

    private static byte[] mutated(byte[] whole, RandomGenerator random) {
        byte[] octets = Arrays.copyOf(whole, random.nextInt(whole.length + 20));
        for (int change = random.nextInt(4); change > 0 && octets.length > 0; change--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt();
        }
        return octets;
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] octets = new byte[random.nextInt(500)];
        random.nextBytes(octets);
        return octets;
    }

    private record Item(long id, long unit, int unitSize, List<Content> parts) {

        void appendTo(VolumeWriter writer) throws IOException {
            RecordHeader.Kind kind = unitSize == 0 ? RecordHeader.Kind.ABORT : RecordHeader.Kind.MESSAGE;
            byte[] journal = unitSize == 0 ? new byte[0] : JOURNAL;
            long octets = parts.stream().mapToLong(Content::size).sum();
            writer.append(new RecordHeader(kind, id, unit, unitSize, journal.length, octets), journal, parts);
        }

        void attempt(VolumeWriter writer) throws IOException {
            try {
                appendTo(writer);
            } catch (VolumeWriter.UnreadableSource expected) {
                assertThat(writer.isBroken()).isFalse();
            }
        }
    }

    private static Item record(long id, long unit, int unitSize, String text) {
        return new Item(id, unit, unitSize, List.of(Content.of(text.getBytes())));
    }

    private static Item abort(long unit) {
        return new Item(unit, unit, 0, List.of());
    }

    private void write(Item... items) throws IOException {
        Files.deleteIfExists(file);
        try (VolumeWriter writer = VolumeWriter.create(file, VOLUME)) {
            for (Item item : items) {
                item.appendTo(writer);
            }
            writer.force();
        }
    }

    private static int endOfFirst() {
        return RecordHeader.LENGTH + JOURNAL.length + "the first message".length() + RecordEnd.LENGTH;
    }

    private VolumeScan.Found scan(byte[] octets) throws IOException {
        Files.write(file, octets);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return VolumeScan.read(channel, VOLUME, 0);
        }
    }

    private String text(Location location) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return new String(all, (int) location.position(), (int) location.octets());
    }

    private record Failing() implements Content {
        @Override
        public long size() {
            return 10;
        }

        @Override
        public int read(long position, java.nio.ByteBuffer target) throws IOException {
            throw new IOException("gone");
        }
    }
}
