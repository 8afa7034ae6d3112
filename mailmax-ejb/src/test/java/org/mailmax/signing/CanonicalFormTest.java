package org.mailmax.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.message.Content;

/// RFC 6376 §3.4.2 and §3.4.4, with the examples of §3.4.5 and its neighbours.
class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'A: X'|'a:X'",
                "'B : Y\\t\\r\\n\\tZ  '|'b:Y Z'",
                "'SUBJect:   AbC \\r\\n  def'|'subject:AbC def'",
                "'X:'|'x:'",
                "'X: \\t '|'x:'",
                "'X:a\\r\\n \\r\\n b'|'x:a b'",
                "'X:a:b : c'|'x:a:b : c'"
            })
    void fieldsAreRelaxed(String raw, String relaxed) {
        assertThat(HeaderBlock.Field.of(plain(raw)).orElseThrow().canonical()).isEqualTo(plain(relaxed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "' C \\r\\nD \\t E\\r\\n\\r\\n\\r\\n'|' C\\r\\nD E\\r\\n'",
                "''|''",
                "'\\r\\n'|''",
                "'\\r\\n\\r\\n'|''",
                "'  \\r\\n\\t\\r\\n'|''",
                "'  '|''",
                "'a'|'a\\r\\n'",
                "'a\\r\\n'|'a\\r\\n'",
                "'a  '|'a\\r\\n'",
                "'\\r\\na'|'\\r\\na\\r\\n'",
                "'a\\r\\n \\r\\nb'|'a\\r\\n\\r\\nb\\r\\n'",
                "'\\t\\ta'|' a\\r\\n'",
                "'a\\rb\\nc'|'a\\rb\\nc\\r\\n'",
                "'a\\r'|'a\\r\\r\\n'"
            })
    void bodiesAreRelaxed(String raw, String relaxed) throws IOException {
        assertThat(hash(plain(raw))).isEqualTo(sha256(plain(relaxed)));
    }

    @Test
    void theHashOfNothingIsTheOneOfTheRfc() throws IOException {
        assertThat(hash("")).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void aLongBodyIsHashedPieceByPiece() throws IOException {
        String body = "a b\r\n".repeat(20_000);
        assertThat(hash(body)).isEqualTo(sha256(body));
    }

    @Test
    void whateverTheBodyIsTheHashIsTheOneOfTheWholeText() throws IOException {
        long seed = Long.getLong("fuzz.seed", 6376);
        Random random = new Random(seed);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
        while (System.nanoTime() < end) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                body.append(List.of("\r\n", " ", "\t", "x", "\r\n\r\n", "  ").get(random.nextInt(6)));
            }
            String relaxed = body.toString()
                    .replaceAll("[ \t]+", " ")
                    .replaceAll(" (?=\r\n|$)", "")
                    .replaceAll("(\r\n)+$", "");
            assertThat(hash(body.toString()))
                    .as("seed %d: %s", seed, body)
                    .isEqualTo(sha256(relaxed.isEmpty() ? "" : relaxed + "\r\n"));
        }
    }

    @Test
    void headerAndBodyAreTold() throws IOException {
        assertThat(read("A: b\r\nC: d\r\n e\r\n\r\nbody").fields())
                .extracting(HeaderBlock.Field::canonical)
                .containsExactly("a:b", "c:d e");
        assertThat(read("A: b\r\n\r\nbody").bodyAt()).isEqualTo(8);
        assertThat(read("\r\nbody").bodyAt()).isEqualTo(2);
        assertThat(read("\r\nbody").fields()).isEmpty();
        assertThat(read("A: b\r\n").bodyAt()).as("no body at all").isEqualTo(6);
        assertThat(read("no field\r\n: nothing\r\nA: b\r\n\r\n").fields()).hasSize(1);
        assertThat(HeaderBlock.read(Content.of(new byte[HeaderBlock.MAX_OCTETS + 1])))
                .isEmpty();
    }

    private static HeaderBlock read(String text) throws IOException {
        return HeaderBlock.read(Content.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                .orElseThrow();
    }

    private static String hash(String body) throws IOException {
        return BodyHash.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String written) {
        return written.substring(1, written.length() - 1)
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t");
    }
}
