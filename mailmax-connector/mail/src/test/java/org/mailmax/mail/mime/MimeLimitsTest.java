package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.message.Content;

/// What attackers send: described within limits, and nothing of it lost.
class MimeLimitsTest {

    @Test
    void multipartsBeyondTheDepthAreOpaque() {
        String deep = IntStream.range(0, 1000)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i))
                .collect(Collectors.joining());
        MimeIndexerTest.Message message = new MimeIndexerTest.Message(deep + "\nhello");

        assertThat(depth(message.root())).isEqualTo(MimeLimits.DEFAULT.depth() + 1);
        assertThat(innermost(message.root()).header().isType("application", "octet-stream"))
                .isTrue();
        assertThat(message.text(innermost(message.root()))).endsWith("|hello");
    }

    /// The limits an operator sets, reached and passed by one.
    @ParameterizedTest
    @CsvSource({"3, 3, false", "3, 4, true", "1, 1, false", "1, 2, true"})
    void aDepthThatIsSet(int limit, int depth, boolean opaque) throws IOException {
        String deep = IntStream.range(0, depth)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i))
                .collect(Collectors.joining());
        assertThat(isLastOpaque(deep + "\nhello", with(limit, 100))).isEqualTo(opaque);
    }

    @ParameterizedTest
    @CsvSource({"5, 3, false", "5, 4, true", "2, 1, true"})
    void aNumberOfPartsThatIsSet(int limit, int parts, boolean opaque) throws IOException {
        String many = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(parts) + "--b--\n";
        assertThat(isLastOpaque(many, with(100, limit))).isEqualTo(opaque);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "251, 1", "1, 0"})
    void limitsThatMakeNoSenseAreRefused(int depth, int parts) {
        assertThatThrownBy(() -> with(depth, parts).requireUsable()).isInstanceOf(IllegalArgumentException.class);
    }

    private static MimeLimits with(int depth, int parts) {
        return new MimeLimits(depth, parts, 256, 1000, 100, 1000, 100, 100);
    }

    private static boolean isLastOpaque(String text, MimeLimits limits) throws IOException {
        Content content = Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        BodyStructure structure = MimeIndexer.index(content, limits).structure();
        return innermost(structure).header().isType("application", "octet-stream");
    }

    @Test
    void messagesBeyondTheDepthAreOpaque() {
        MimeIndexerTest.Message message =
                new MimeIndexerTest.Message("Content-Type: message/rfc822\n\n".repeat(1000) + "Subject: x\n\nhello");

        assertThat(depth(message.root())).isEqualTo(MimeLimits.DEFAULT.depth() + 1);
        assertThat(message.text(innermost(message.root()))).endsWith("|hello");
    }

    @Test
    void partsBeyondTheNumberAreInTheLast() {
        MimeIndexerTest.Message message = new MimeIndexerTest.Message(
                "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000) + "--b--\n");

        assertThat(leaves(message.root()).count()).isEqualTo(MimeLimits.DEFAULT.parts() - 1);
        BodyStructure last = leaves(message.root()).toList().getLast();
        assertThat(last.header().isType("application", "octet-stream")).isTrue();
        assertThat(message.text(last)).endsWith("x|--b--|");
    }

    @Test
    void aBoundaryBeyondTheLengthIsNone() {
        String longest = "b".repeat(MimeLimits.DEFAULT.boundaryOctets());

        assertThat(outline(longest)).isEqualTo("multipart/mixed(text/plain[x]0)");
        assertThat(outline(longest + "b")).startsWith("multipart/mixed(text/plain[--bbb");
    }

    private static String outline(String boundary) {
        return new MimeIndexerTest.Message("Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary
                        + "\n\nx\n--" + boundary + "--\n")
                .outline();
    }

    @Test
    void linesOfAHeaderBeyondTheNumberAreNotLookedAt() {
        MimeIndexerTest.Message message = new MimeIndexerTest.Message(
                "Subject: x\n" + "X-Filler: y\n".repeat(MimeLimits.DEFAULT.headerLines()) + "To: a@b.c\n\nbody");

        assertThat(message.summary().envelope().subject()).contains("x");
        assertThat(message.summary().envelope().to()).isEmpty();
        assertThat(message.text(message.root())).isEqualTo("body");
    }

    @Test
    void oneFieldOfManyMegabytesIsCut() {
        MimeIndexerTest.Message message =
                new MimeIndexerTest.Message("Message-ID: <" + "x".repeat(5_000_000) + ">\nTo: a@b.c\n\nbody");

        assertThat(message.summary().envelope().messageId().map(String::length).orElse(0))
                .isLessThan(MimeLimits.DEFAULT.headerOctets());
        assertThat(message.text(message.root())).isEqualTo("body");
    }

    @Test
    void theTextsOfAllHeadersTogetherAreLimited() {
        String part = "--b\nContent-Description: " + "d".repeat(10_000) + "\n\nx\n";
        MimeIndexerTest.Message message = new MimeIndexerTest.Message(
                "Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(500) + "--b--\n");

        assertThat(leaves(message.root()).count()).isEqualTo(500);
        assertThat(SummaryCodec.encode(message.summary()).length)
                .isLessThan(MimeLimits.DEFAULT.textOctets() + 500 * 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: (((((((((((((((((",
                "To: a@b.c, g: ",
                "To: \\",
                "Content-Type: multipart/mixed; boundary=\"\\",
                "Content-Type: text/plain; (((((",
                "Content-Type: text/plain; a*0=b; a*1=c;",
                "--",
                "--b",
                "=?utf-8?b?",
            })
    void repeatedNonsenseIsReadOnce(String line) throws IOException {
        CountingContent content = new CountingContent(
                ("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + (line + "\r\n").repeat(20_000))
                        .getBytes(StandardCharsets.US_ASCII));
        MimeIndexer.index(content);
        assertThat(content.octetsRead).isEqualTo(content.size());

        CountingContent header =
                new CountingContent(("Subject: x\r\n" + line.repeat(50_000)).getBytes(StandardCharsets.US_ASCII));
        MimeIndexer.index(header);
        assertThat(header.octetsRead).isEqualTo(header.size());
        assertThat(header.largestRead).isLessThanOrEqualTo(LineScanner.WINDOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 100})
    void theWindowDoesNotShowInTheResult(int window) {
        String text = """
            Subject: a subject
              that is folded
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            two
            --b

            three
            --b--
            """;
        MimeIndexerTest.Message whole = new MimeIndexerTest.Message(text);
        MimeIndexerTest.Message pieces = new MimeIndexerTest.Message(text, MimeLimits.DEFAULT, 64 + window);

        assertThat(pieces.summary()).isEqualTo(whole.summary());
    }

    private static int depth(BodyStructure part) {
        return switch (part) {
            case BodyStructure.Leaf _ -> 1;
            case BodyStructure.Multipart multipart ->
                1
                        + multipart.parts().stream()
                                .mapToInt(MimeLimitsTest::depth)
                                .max()
                                .orElse(0);
            case BodyStructure.Embedded embedded -> 1 + depth(embedded.message());
        };
    }

    private static BodyStructure innermost(BodyStructure part) {
        return leaves(part).toList().getLast();
    }

    private static Stream<BodyStructure> leaves(BodyStructure part) {
        return switch (part) {
            case BodyStructure.Leaf leaf -> Stream.of(leaf);
            case BodyStructure.Multipart multipart -> multipart.parts().stream().flatMap(MimeLimitsTest::leaves);
            case BodyStructure.Embedded embedded -> leaves(embedded.message());
        };
    }

    /// Counts how much is read of it.
    static final class CountingContent implements Content {

        private final Content content;
        private long octetsRead;
        private int largestRead;

        CountingContent(byte[] octets) {
            content = Content.of(octets);
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            largestRead = Math.max(largestRead, target.remaining());
            int count = content.read(position, target);
            octetsRead += count;
            return count;
        }
    }
}
