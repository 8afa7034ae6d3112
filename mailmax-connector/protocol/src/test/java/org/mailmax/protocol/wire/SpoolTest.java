package org.mailmax.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.message.Content;

class SpoolTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 5000})
    void givesBackWhatWasWritten(int size) throws IOException {
        byte[] octets = "0123456789".repeat(size / 10 + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
        try (Spool spool = new Spools(directory, 100).open(10_000)) {
            for (int at = 0; at < size; at += 33) {
                spool.write(octets, at, Math.min(33, size - at));
            }
            Content content = spool.finish();
            assertThat(content.size()).isEqualTo(size);
            assertThat(content.toByteArray()).isEqualTo(octets);
            assertThat(content.file().isPresent()).isEqualTo(size > 100);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileCanBeReadAtAnyPosition() throws IOException {
        try (Spool spool = new Spools(directory, 4).open(100)) {
            spool.write("0123456789".getBytes(StandardCharsets.US_ASCII));
            ByteBuffer three = ByteBuffer.allocate(3);
            assertThat(spool.finish().read(5, three)).isEqualTo(3);
            assertThat(new String(three.array(), StandardCharsets.US_ASCII)).isEqualTo("567");
            assertThat(spool.finish().read(10, three.clear())).isZero();
            assertThat(spool.finish().slice(2, 3).toByteArray()).asString().isEqualTo("234");
        }
    }

    @Test
    void aContentLargerThanTheLimitIsRefusedAtItsEnd() {
        Spool spool = new Spools(directory, 4).open(10);
        spool.write(new byte[8], 0, 8);
        spool.write(new byte[8], 0, 8);
        spool.write(new byte[1], 0, 1);
        assertThat(directory).isEmptyDirectory();
        assertThatThrownBy(spool::finish).isInstanceOf(SpoolFullException.class);
    }

    @Test
    void aFailingDiskIsToldAtTheEnd() throws IOException {
        Path missing = directory.resolve("missing");
        try (Spool spool = new Spools(missing, 4).open(100)) {
            spool.write(new byte[8], 0, 8);
            assertThatThrownBy(spool::finish).isInstanceOf(IOException.class);
        }
        assertThat(Files.exists(missing)).isFalse();
    }
}
