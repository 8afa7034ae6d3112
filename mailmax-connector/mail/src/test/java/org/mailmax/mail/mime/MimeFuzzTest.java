package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.Content;

/// Messages made of the pieces that matter to a reader of MIME, in any order.
class MimeFuzzTest {

    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n",
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "--a",
            "--b",
            "--a--",
            "--b--",
            "--aa",
            "-",
            " ",
            "\t",
            ":",
            "Content-Type: ",
            "multipart/mixed; boundary=a",
            "multipart/digest; boundary=b",
            "message/rfc822",
            "boundary=\"aa\"",
            "text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: ",
            "attachment; filename*0*=utf-8''%41",
            "Subject: =?utf-8?q?=C3=BC?=",
            "From: a@b.c, g: d@e.f;",
            "(\\",
            "\"",
            "x",
            "hello",
            "\u00FC",
            "\0",
            "To: ");

    @Test
    void everyMessageIsDescribedWithoutFault() {
        Fuzz.run("message", random -> check(message(random)));
    }

    @Test
    void noiseIsDescribedToo() {
        Fuzz.run("noise", random -> {
            byte[] octets = new byte[random.nextInt(2000)];
            random.nextBytes(octets);
            check(octets);
        });
    }

    private static void check(byte[] octets) {
        try {
            Content content = Content.of(octets);
            MessageSummary summary = MimeIndexer.index(content);
            lies(summary.structure(), 0, octets.length);
            assertThat(SummaryCodec.decode(SummaryCodec.encode(summary))).isEqualTo(summary);
            new MessageTexts(content, summary.structure()).contain(TextPattern.of("no such text"));
            HeaderFields.read(content).all().forEach(field -> HeaderText.decode(field.value()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Every part lies in the body of the one it is in, behind the one before it.
    private static void lies(BodyStructure part, long from, long to) {
        BodyStructure.Extent extent = part.extent();
        assertThat(extent.headerOffset()).isGreaterThanOrEqualTo(from);
        assertThat(extent.headerLength()).isNotNegative();
        assertThat(extent.bodyOffset()).isEqualTo(extent.headerOffset() + extent.headerLength());
        assertThat(extent.bodyLength()).isNotNegative();
        assertThat(extent.bodyOffset() + extent.bodyLength()).isLessThanOrEqualTo(to);
        long end = extent.bodyOffset() + extent.bodyLength();
        part.header().fileName();
        switch (part) {
            case BodyStructure.Leaf leaf ->
                assertThat(leaf.header().isType("multipart") || leaf.header().isType("message", "rfc822"))
                        .isFalse();
            case BodyStructure.Embedded embedded -> lies(embedded.message(), extent.bodyOffset(), end);
            case BodyStructure.Multipart multipart -> {
                assertThat(multipart.parts()).isNotEmpty();
                long at = extent.bodyOffset();
                for (BodyStructure inner : multipart.parts()) {
                    lies(inner, at, end);
                    at = inner.extent().bodyOffset() + inner.extent().bodyLength();
                }
            }
        }
    }

    private static byte[] message(RandomGenerator random) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int i = random.nextInt(80); i > 0; i--) {
            message.writeBytes(PIECES.get(random.nextInt(PIECES.size()))
                    .getBytes(random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
        return message.toByteArray();
    }
}
