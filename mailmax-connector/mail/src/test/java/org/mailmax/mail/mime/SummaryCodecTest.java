package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.Content;

class SummaryCodecTest {

    private static final String TEXT = """
        Date: Mon, 2 Mar 2026 10:00:00 +0100
        Subject: Grüße =?utf-8?q?x?=
        From: "Ann Müller" <ann@example.com>
        To: friends: bob@example.com, carl@example.com;, dora
        Message-ID: <2@example.com>
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8
        Content-Language: de

        one
        --b
        Content-Type: message/rfc822
        Content-Disposition: attachment; filename=m.eml

        Subject: inside

        two
        --b--
        """;

    private final MessageSummary summary = new MimeIndexerTest.Message(TEXT).summary();

    @Test
    void whatWasEncodedComesBack() {
        byte[] octets = SummaryCodec.encode(summary);

        assertThat(SummaryCodec.decode(octets)).isEqualTo(summary);
        assertThat(SummaryCodec.envelope(octets)).isEqualTo(summary.envelope());
        assertThat(SummaryCodec.structure(octets)).isEqualTo(summary.structure());
        assertThat(octets).hasSizeLessThan(TEXT.length());
    }

    @Test
    void aDamagedOctetIsFoundAnywhere() {
        byte[] octets = SummaryCodec.encode(summary);
        for (int i = 0; i < octets.length; i++) {
            byte[] damaged = octets.clone();
            damaged[i] ^= 0x10;
            assertThatThrownBy(() -> SummaryCodec.decode(damaged)).isInstanceOf(DamagedSummaryException.class);
        }
    }

    @Test
    void aSummaryCutOffIsDamaged() {
        byte[] octets = SummaryCodec.encode(summary);
        for (int i = 0; i < octets.length; i++) {
            byte[] cut = Arrays.copyOf(octets, i);
            assertThatThrownBy(() -> SummaryCodec.decode(cut)).isInstanceOf(DamagedSummaryException.class);
        }
    }

    @Test
    void aLaterVersionIsNotGuessedAt() {
        byte[] octets = SummaryCodec.encode(summary);
        octets[0]++;

        assertThatThrownBy(() -> SummaryCodec.decode(octets))
                .isInstanceOf(DamagedSummaryException.class)
                .hasMessageContaining("version");
    }

    /// Damage with a checksum that fits, as only a defect of ours could make it.
    @Test
    void damagedOctetsGiveAValueOrTheOneException() {
        byte[] octets = SummaryCodec.encode(summary);
        Fuzz.run("summary", random -> {
            byte[] damaged = Fuzz.damaged(octets, random);
            if (damaged.length < SummaryWriter.PREFIX) {
                return;
            }
            byte[] fitting = withChecksum(damaged);
            try {
                SummaryCodec.decode(fitting);
                SummaryCodec.structure(fitting);
            } catch (DamagedSummaryException expected) {
                assertThat(expected).hasMessageNotContaining("version");
            }
        });
    }

    @Test
    void aMessageOfGreatestDepthIsEncoded() throws Exception {
        String text = "Content-Type: message/rfc822\r\n\r\n".repeat(1000);
        MessageSummary deep = MimeIndexer.index(Content.of(text.getBytes(StandardCharsets.US_ASCII)));

        assertThat(SummaryCodec.decode(SummaryCodec.encode(deep))).isEqualTo(deep);
    }

    private static byte[] withChecksum(byte[] octets) {
        byte[] fitting = octets.clone();
        fitting[0] = SummaryCodec.VERSION;
        int checksum = SummaryWriter.checksum(fitting);
        for (int i = 1; i < SummaryWriter.PREFIX; i++) {
            fitting[i] = (byte) (checksum >>> 8 * (i - 1));
        }
        return fitting;
    }
}
