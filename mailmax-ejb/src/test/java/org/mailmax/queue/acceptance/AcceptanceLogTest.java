package org.mailmax.queue.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;

class AcceptanceLogTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");

    @TempDir
    private Path home;

    private final List<EjbHarness> started = new java.util.ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(EjbHarness::close);
    }

    @Test
    void whatWasWrittenIsReadByTheNextProcess() throws IOException {
        AcceptanceLog log = log();
        assertThat(log.open()).isEmpty();
        log.write(acceptance("one", 1, 2));
        Acceptance other = new Acceptance(
                "two", List.of(3L), NOW, true, "mx.two.test", new Reply(250, Optional.empty(), "gern, größte Freude"));
        log.write(other);
        assertThat(log().open()).containsExactly(acceptance("one", 1, 2), other);
    }

    @Test
    void whatHasSettledIsForgottenFileByFile() throws IOException {
        AcceptanceLog log = log();
        log.open();
        log.write(acceptance("one", 1, 2));
        log.write(acceptance("two", 3));
        log.settled(1);
        log.settled(3);
        assertThat(log().open()).as("2 has not settled").hasSize(2);
        AcceptanceLog next = log();
        next.open();
        next.settled(1);
        next.settled(3);
        assertThat(files()).hasSize(1);
        next.settled(2);
        assertThat(files()).isEmpty();
        assertThat(log().open()).isEmpty();
    }

    @Test
    void aFullFileIsFollowedByAnotherAndGoesWhenItsLastRecipientHasSettled() throws IOException {
        AcceptanceLog log = log();
        log.open();
        int crowd = 20_000;
        for (int file = 0; file * 8L * crowd < 3 * AcceptanceLog.MAX_OCTETS; file++) {
            log.write(acceptance(
                    "crowd",
                    LongStream.range((long) file * crowd, (file + 1L) * crowd).toArray()));
        }
        int full = files().size();
        assertThat(full).isBetween(3, 5);
        LongStream.range(1, 20L * crowd).forEach(log::settled);
        assertThat(files()).as("0 has not settled").hasSizeBetween(2, 3);
        log.settled(0);
        assertThat(files()).hasSizeLessThan(full - 1);
        assertThat(files().stream().map(path -> path.getFileName().toString())).doesNotContain("1.accepted");
    }

    @Test
    void whoIsTakenTwiceCountsWhereHeWasTakenLast() throws IOException {
        AcceptanceLog log = log();
        log.open();
        log.write(acceptance("one", 1));
        AcceptanceLog next = log();
        next.open();
        next.write(acceptance("two", 1));
        assertThat(files()).extracting(path -> path.getFileName().toString()).containsExactly("2.accepted");
    }

    @Test
    void anInterruptedThreadWritesAsWell() throws IOException {
        AcceptanceLog log = log();
        log.open();
        Thread.currentThread().interrupt();
        log.write(acceptance("one", 1));
        assertThat(Thread.interrupted()).isTrue();
        log.write(acceptance("two", 2));
        assertThat(log().open()).hasSize(2);
    }

    @Test
    void whereverTheFileEndsWhatIsWholeIsRead() throws IOException {
        AcceptanceLog log = log();
        log.open();
        for (int i = 0; i < 20; i++) {
            log.write(acceptance("m" + i, i));
        }
        byte[] whole = Files.readAllBytes(files().getFirst());
        int before = 0;
        for (int end = 0; end <= whole.length; end++) {
            List<Acceptance> found = AcceptanceCodec.decode(1, java.util.Arrays.copyOf(whole, end));
            assertThat(found.size()).isBetween(before, before + 1);
            before = found.size();
        }
        assertThat(before).isEqualTo(20);
        assertThat(AcceptanceCodec.decode(2, whole)).as("of another file").isEmpty();
    }

    @Test
    void damageIsNeverTakenForAnAcceptance() throws IOException {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Acceptance> written = List.of(acceptance("one", 1), acceptance("two", 2, 3), acceptance("three", 4));
        byte[] whole = new byte[0];
        for (Acceptance each : written) {
            byte[] record = AcceptanceCodec.encode(1, each);
            int end = whole.length;
            whole = java.util.Arrays.copyOf(whole, end + record.length);
            System.arraycopy(record, 0, whole, end, record.length);
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            List<Acceptance> found = AcceptanceCodec.decode(1, damaged);
            assertThat(found).as("seed " + seed).hasSizeLessThan(written.size());
            assertThat(written.subList(0, found.size())).as("seed " + seed).isEqualTo(found);
        }
    }

    @Test
    void strangeFilesAreLeftAlone() throws IOException {
        AcceptanceLog log = log();
        log.open();
        log.write(acceptance("one", 1));
        Files.writeString(home.resolve("queue/notes.txt"), "mine", StandardOpenOption.CREATE_NEW);
        Files.write(home.resolve("queue/77.accepted"), new byte[4096]);
        AcceptanceLog next = log();
        assertThat(next.open()).hasSize(1);
        next.write(acceptance("two", 2));
        assertThat(files()).extracting(path -> path.getFileName().toString()).contains("notes.txt", "78.accepted");
    }

    private AcceptanceLog log() {
        EjbHarness ejb = EjbHarness.start(TestDatabase.of(DatabaseKind.H2), home);
        started.add(ejb);
        return ejb.get(AcceptanceLog.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("queue"))) {
            return files.sorted().toList();
        }
    }

    private static Acceptance acceptance(String traceId, long... recipients) {
        Reply reply = new Reply(250, Optional.of(EnhancedStatus.of("2.0.0")), "taken as " + traceId);
        return new Acceptance(
                traceId, LongStream.of(recipients).boxed().toList(), NOW, false, "mx.elsewhere.test", reply);
    }
}
