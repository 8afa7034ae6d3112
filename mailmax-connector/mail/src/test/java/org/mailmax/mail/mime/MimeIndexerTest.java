package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.message.Content;

class MimeIndexerTest {

    @Test
    void aPlainMessageIsOneLeaf() {
        Message message = new Message("""
            Subject: Hello
            From: Ann <ann@example.com>

            One
            Two
            """);

        assertThat(message.outline()).isEqualTo("text/plain[One|Two|]2");
        assertThat(message.header(message.root())).isEqualTo("Subject: Hello|From: Ann <ann@example.com>||");
        assertThat(message.summary.envelope().subject()).contains("Hello");
        assertThat(message.summary.envelope().from())
                .containsExactly(new HeaderAddress.Mailbox("Ann", "ann", "example.com"));
        assertThat(message.root().header().parameters().get("charset")).contains("us-ascii");
    }

    @Test
    void theLineBreakBeforeADelimiterBelongsToIt() {
        Message message = new Message("""
            Content-Type: multipart/mixed; boundary="b c"

            preamble
            --b c
            Content-Type: text/html

            one

            --b c \t
            two
            without a header end
            --b c

            three
            --b c--
            epilogue
            --b c
            """);

        assertThat(message.outline()).isEqualTo("multipart/mixed(text/html[one|]1 text/plain[]0 text/plain[three]0)");
        assertThat(message.header(message.part(1))).isEqualTo("two|without a header end");
        assertThat(message.text(message.root())).endsWith("epilogue|--b c|");
    }

    @Test
    void partsInPartsEndWithTheDelimiterOfTheOuterOne() {
        Message message = new Message("""
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=outer-1

            --outer-1

            plain
            --outer-1
            Content-Type: text/html

            html, and the inner end is missing
            --outer
            Content-Type: application/pdf

            pdf
            --outer--
            """);

        assertThat(message.outline())
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain[plain]0"
                        + " text/html[html, and the inner end is missing]0) application/pdf[pdf]0)");
    }

    @Test
    void aBoundaryThatStartsLikeAnotherIsAnother() {
        Message message = new Message("""
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --bb
            --b-
            --b---
             --b
            still one
            --b--
            """);

        assertThat(message.outline()).isEqualTo("multipart/mixed(text/plain[one|--bb|--b-|--b---| --b|still one]5)");
    }

    @Test
    void aMessageInAMessageHasItsEnvelope() {
        Message message = new Message("""
            Content-Type: multipart/digest; boundary=d

            --d

            Subject: first

            m1
            --d
            Content-Type: message/rfc822

            Subject: second
            Content-Type: multipart/mixed; boundary=i

            --i

            m2
            --d--
            """);

        assertThat(message.outline())
                .isEqualTo("multipart/digest(message/rfc822{first text/plain[m1]0}"
                        + " message/rfc822{second multipart/mixed(text/plain[m2]0)})");
    }

    @Test
    void anEncodedMessageInAMessageIsOpaque() {
        Message message = new Message("""
            Content-Type: message/rfc822
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename=m.eml

            U3ViamVjdDogaGkNCg0K
            """);

        assertThat(message.outline()).isEqualTo("application/octet-stream[U3ViamVjdDogaGkNCg0K|]1");
        assertThat(message.root().header().fileName()).contains("m.eml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary=b", "boundary=\"\"", "x=y", "boundary=never"})
    void aMultipartWhoseBoundaryNeverComesIsReadAsText(String parameter) {
        Message message = new Message("Content-Type: multipart/mixed; " + parameter + "\n\nhello\n--\n--c\n");

        assertThat(message.outline()).isEqualTo("multipart/mixed(text/plain[hello|--|--c|]3)");
    }

    @Test
    void whatIsEmptyIsDescribedToo() {
        assertThat(new Message("").outline()).isEqualTo("text/plain[]0");
        assertThat(new Message("\n").outline()).isEqualTo("text/plain[]0");
        assertThat(new Message("Content-Type: message/rfc822\n\n").outline())
                .isEqualTo("message/rfc822{- text/plain[]0}");
        assertThat(new Message("Content-Type: message/rfc822").outline()).isEqualTo("message/rfc822{- text/plain[]0}");
        assertThat(new Message("Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\n--b\nContent-Type:"
                                + " message/rfc822\n\n--b--")
                        .outline())
                .isEqualTo("multipart/mixed(text/plain[]0 text/plain[]0 message/rfc822{- text/plain[]0})");
    }

    @Test
    void fieldsOfTheSameNameHideNothing() {
        Message message = new Message("""
            From: a@example.com
            Subject: first
            From: b@example.com
            subject : second
            """);

        assertThat(message.summary.envelope().from()).hasSize(2);
        assertThat(message.summary.envelope().subject()).contains("first");
    }

    @Test
    void fieldsAreUnfoldedAndHoldNoLineEnds() {
        Message message = new Message("Subject: one\n  two\n\tthree\n \nTo: x\0y\rz\n\n");

        assertThat(message.summary.envelope().subject()).contains("one  two\tthree");
        assertThat(message.summary.envelope().to()).containsExactly(new HeaderAddress.Mailbox("", "xyz", ""));
    }

    @Test
    void theHeaderOfAPartSaysAllOfItself() {
        PartHeader header = new Message("""
            Content-Type: IMAGE/Png (a picture); name="a \\"b\\".png" ; x=
             y z
            Content-ID: <1@example.com>
            Content-Description: a picture
            Content-Transfer-Encoding: Base64 (sure)
            Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
            Content-Disposition: Attachment; filename=a.png; size=12
            Content-Language: de, en-GB
            Content-Location: http://example.com/a.png

            """).root().header();

        assertThat(header.type() + "/" + header.subtype()).isEqualTo("IMAGE/Png");
        assertThat(header.parameters().all())
                .containsExactly(new Parameters.Parameter("name", "a \"b\".png"), new Parameters.Parameter("x", "y z"));
        assertThat(header.id()).contains("<1@example.com>");
        assertThat(header.description()).contains("a picture");
        assertThat(header.encoding()).isEqualTo("Base64");
        assertThat(header.md5()).contains("Q2hlY2sgSW50ZWdyaXR5IQ==");
        assertThat(header.disposition().orElseThrow().kind()).isEqualTo("Attachment");
        assertThat(header.disposition().orElseThrow().parameters().get("SIZE")).contains("12");
        assertThat(header.languages()).containsExactly("de", "en-GB");
        assertThat(header.location()).contains("http://example.com/a.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "/plain", "text/", "@", "; charset=utf-8", "\"text\"/plain"})
    void aMalformedContentTypeIsPlainText(String type) {
        Message message = new Message("Content-Type: " + type + "\n\nx");

        assertThat(message.outline()).isEqualTo("text/plain[x]0");
    }

    @Test
    void lineEndsOfOneOctetAreCountedAsSuch() throws IOException {
        byte[] octets = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n\n--b--\n".getBytes();
        MessageSummary summary = MimeIndexer.index(Content.of(octets));
        BodyStructure part =
                ((BodyStructure.Multipart) summary.structure()).parts().getFirst();

        assertThat(part.extent()).isEqualTo(new BodyStructure.Extent(47, 1, 48, 4));
        assertThat(((BodyStructure.Leaf) part).lines()).isEqualTo(1);
    }

    /// A message written with LF and read with CRLF.
    static final class Message {

        private final byte[] octets;
        private final MessageSummary summary;

        Message(String text) {
            this(text, MimeLimits.DEFAULT, LineScanner.WINDOW);
        }

        Message(String text, MimeLimits limits, int window) {
            octets = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            Content content = Content.of(octets);
            try {
                summary = MimeIndexer.index(content, new LineScanner(content, window), limits);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        MessageSummary summary() {
            return summary;
        }

        BodyStructure root() {
            return summary.structure();
        }

        BodyStructure part(int index) {
            return ((BodyStructure.Multipart) root()).parts().get(index);
        }

        String outline() {
            return outline(root());
        }

        private String outline(BodyStructure part) {
            String type = part.header().type() + "/" + part.header().subtype();
            return switch (part) {
                case BodyStructure.Leaf leaf -> type + "[" + text(leaf) + "]" + leaf.lines();
                case BodyStructure.Multipart multipart ->
                    type + "(" + multipart.parts().stream().map(this::outline).collect(Collectors.joining(" ")) + ")";
                case BodyStructure.Embedded embedded ->
                    type + "{" + embedded.envelope().subject().orElse("-") + " " + outline(embedded.message()) + "}";
            };
        }

        String header(BodyStructure part) {
            return slice(part.extent().headerOffset(), part.extent().headerLength());
        }

        String text(BodyStructure part) {
            return slice(part.extent().bodyOffset(), part.extent().bodyLength());
        }

        private String slice(long from, long length) {
            byte[] part = new byte[(int) length];
            ByteBuffer.wrap(octets, (int) from, (int) length).get(part);
            return new String(part, StandardCharsets.UTF_8).replace("\r\n", "|");
        }
    }

    @Test
    void theEnvelopeHasAllItsFields() {
        Envelope envelope = new Message("""
            Date: Mon, 2 Mar 2026 10:00:00 +0100
            Sender: s@example.com
            Reply-To: r@example.com
            To: t@example.com
            Cc: c@example.com
            Bcc: b@example.com
            In-Reply-To: <1@example.com>
            Message-ID: <2@example.com>

            """).summary().envelope();

        assertThat(envelope)
                .isEqualTo(new Envelope(
                        java.util.Optional.of("Mon, 2 Mar 2026 10:00:00 +0100"),
                        java.util.Optional.empty(),
                        List.of(),
                        mailbox("s"),
                        mailbox("r"),
                        mailbox("t"),
                        mailbox("c"),
                        mailbox("b"),
                        java.util.Optional.of("<1@example.com>"),
                        java.util.Optional.of("<2@example.com>")));
    }

    private static List<HeaderAddress> mailbox(String localPart) {
        return List.of(new HeaderAddress.Mailbox("", localPart, "example.com"));
    }
}
