package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecodingTest {

    /// `|` stands for CRLF.
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "aGVsbG8= → hello",
                "aGVs|bG8=| → hello",
                "aGVsbG8 → hello",
                " a*G-V.s b_G\u00FC8= → hello",
                "aGVsbG8=aGVsbG8= → hellohello",
                "aGVsbG8=====!aGVsbG8= → hellohello",
                "a → ``",
                "= → ``",
            })
    void base64(String encoded, String expected) throws IOException {
        assertThat(decoded(TransferDecoding.BASE64, encoded)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "a=3Db → a=b",
                "a=3db → a=b",
                "gr=C3=BCn → grün",
                "one=|two → onetwo",
                "one=  |two → onetwo",
                "one  \t |two → one|two",
                "`one ` → one",
                "`a  b` → a  b",
                "a= → a",
                "a=x → a=x",
                "a=4 → a=4",
                "a=4x → a=4x",
                "a== → a=",
                "a==41 → a=A",
                "a= b → a= b",
                "a=|=|b → ab",
                "ü → ü",
            })
    void quotedPrintable(String encoded, String expected) throws IOException {
        assertThat(decoded(TransferDecoding.QUOTED_PRINTABLE, encoded)).isEqualTo(expected);
    }

    @Test
    void encodingsAreKnownByName() {
        assertThat(TransferDecoding.of("7BIT")).contains(TransferDecoding.IDENTITY);
        assertThat(TransferDecoding.of("Base64")).contains(TransferDecoding.BASE64);
        assertThat(TransferDecoding.of("Quoted-Printable")).contains(TransferDecoding.QUOTED_PRINTABLE);
        assertThat(TransferDecoding.of("x-uuencode")).isEmpty();
    }

    @Test
    void whatJavaEncodesComesBack() {
        Fuzz.run("base64", random -> {
            byte[] octets = new byte[random.nextInt(20_000)];
            random.nextBytes(octets);
            byte[] encoded = Base64.getMimeEncoder().encode(octets);
            assertThat(decoded(TransferDecoding.BASE64, encoded)).isEqualTo(octets);
        });
    }

    @Test
    void decodingNeverMakesMore() {
        Fuzz.run("quoted-printable", random -> {
            byte[] encoded = noise(random);
            for (TransferDecoding decoding : TransferDecoding.values()) {
                assertThat(decoded(decoding, encoded)).hasSizeLessThanOrEqualTo(encoded.length);
            }
        });
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] alphabet = "=== \t\r\n4AfZ\u00FC".getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = new byte[random.nextInt(9_000)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return octets;
    }

    private static String decoded(TransferDecoding decoding, String encoded) throws IOException {
        byte[] octets = encoded.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(decoding.decodedSize(new ByteArrayInputStream(octets))).isEqualTo(decoded(decoding, octets).length);
        return new String(decoded(decoding, octets), StandardCharsets.UTF_8).replace("\r\n", "|");
    }

    private static byte[] decoded(TransferDecoding decoding, byte[] octets) {
        try {
            return decoding.decode(new ByteArrayInputStream(octets)).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
