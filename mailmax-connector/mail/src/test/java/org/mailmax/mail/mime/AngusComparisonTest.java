package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.Content;

/// Compares with Angus Mail, which reads mail in quite another way: on well-formed messages both must see the same.
class AngusComparisonTest {

    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void generatedMessagesHaveTheSameStructure() {
        Fuzz.run("structure", random -> {
            byte[] octets = entity(random, 0, "Subject: top\r\n");
            try {
                compare(
                        octets,
                        MimeIndexer.index(Content.of(octets)).structure(),
                        new MimeMessage(SESSION, new ByteArrayInputStream(octets)));
            } catch (IOException | MessagingException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void generatedAddressesAreTheSame() {
        List<String> phrases = List.of("", "Ann", "Ann Miller", "\"Miller, A. \\\"B\\\"\"", "=?utf-8?q?a?=");
        List<String> locals = List.of("ann", "a.b-c", "\"a b\"", "x+y");
        List<String> domains = List.of("example.com", "[192.0.2.1]", "a-b.example");
        Fuzz.run("addresses", random -> {
            String field = random.ints(random.nextInt(1, 5))
                    .mapToObj(i ->
                            pick(random, phrases) + " <" + pick(random, locals) + "@" + pick(random, domains) + ">")
                    .collect(Collectors.joining(random.nextBoolean() ? "," : " , "));
            try {
                assertThat(AddressParser.parse(field))
                        .as(field)
                        .containsExactlyElementsOf(Arrays.stream(InternetAddress.parse(field, false))
                                .map(AngusComparisonTest::mailbox)
                                .toList());
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void generatedTextsAreDecodedTheSame() {
        List<String> charsets = List.of("UTF-8", "ISO-8859-1", "ISO-2022-JP", "KOI8-R", "Shift_JIS", "GB2312");
        List<String> texts = List.of("Grüße", "plain words", "Привет всем", "こんにちは世界", "你好", "a=b?c_d");
        Fuzz.run("texts", random -> {
            try {
                String encoded = MimeUtility.encodeText(
                        pick(random, texts).repeat(random.nextInt(1, 9)),
                        pick(random, charsets),
                        random.nextBoolean() ? "B" : "Q");
                String unfolded = encoded.replace("\r\n", "");
                assertThat(HeaderText.decode(unfolded)).as(unfolded).isEqualTo(MimeUtility.decodeText(unfolded));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void compare(byte[] octets, BodyStructure ours, MimePart theirs)
            throws IOException, MessagingException {
        ContentType type = new ContentType(theirs.getContentType());
        assertThat(ours.header().type() + "/" + ours.header().subtype()).isEqualToIgnoringCase(type.getBaseType());
        switch (ours) {
            case BodyStructure.Leaf leaf -> compareBody(octets, leaf, theirs);
            case BodyStructure.Multipart multipart -> {
                MimeMultipart their = (MimeMultipart) theirs.getContent();
                assertThat(multipart.parts()).hasSize(their.getCount());
                for (int i = 0; i < their.getCount(); i++) {
                    compare(octets, multipart.parts().get(i), (MimePart) their.getBodyPart(i));
                }
            }
            case BodyStructure.Embedded embedded -> {
                MimeMessage their = (MimeMessage) theirs.getContent();
                assertThat(embedded.envelope().subject().orElse(null)).isEqualTo(their.getSubject());
                compare(octets, embedded.message(), their);
            }
        }
    }

    private static void compareBody(byte[] octets, BodyStructure.Leaf ours, MimePart theirs)
            throws IOException, MessagingException {
        BodyStructure.Extent extent = ours.extent();
        byte[] raw = Arrays.copyOfRange(
                octets, (int) extent.bodyOffset(), (int) (extent.bodyOffset() + extent.bodyLength()));
        assertThat(raw).isEqualTo(raw(theirs).readAllBytes());
        TransferDecoding decoding =
                TransferDecoding.of(ours.header().encoding()).orElseThrow();
        assertThat(decoding.decode(new ByteArrayInputStream(raw)).readAllBytes())
                .isEqualTo(theirs.getInputStream().readAllBytes());
        assertThat(ours.header().fileName().orElse(null)).isEqualTo(theirs.getFileName());
        assertThat(ours.header().disposition().map(PartHeader.Disposition::kind).orElse(null))
                .isEqualTo(((Part) theirs).getDisposition());
    }

    private static InputStream raw(MimePart part) throws MessagingException {
        return part instanceof MimeBodyPart body ? body.getRawInputStream() : ((MimeMessage) part).getRawInputStream();
    }

    private static HeaderAddress mailbox(InternetAddress address) {
        int at = address.getAddress().lastIndexOf('@');
        String local = address.getAddress().substring(0, at);
        String bare = local.startsWith("\"") ? local.substring(1, local.length() - 1) : local;
        String name = encodedName(address);
        return new HeaderAddress.Mailbox(name, bare, address.getAddress().substring(at + 1));
    }

    /// Angus decodes encoded words and keeps what was written only in its text form.
    private static String encodedName(InternetAddress address) {
        String name = address.getPersonal();
        return name == null ? "" : name.equals("a") ? "=?utf-8?q?a?=" : name;
    }

    private static byte[] entity(RandomGenerator random, int depth, String fields) {
        return switch (depth > 4 ? 2 : random.nextInt(5)) {
            case 0 -> multipart(random, depth, fields);
            case 1 -> message(random, depth, fields);
            default -> leaf(random, fields);
        };
    }

    private static byte[] multipart(RandomGenerator random, int depth, String fields) {
        String boundary = "b-" + depth + "-" + random.nextInt(1000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(out, fields + "Content-Type: multipart/mixed;\r\n\tboundary=\"" + boundary + "\"\r\n\r\n");
        print(out, random.nextBoolean() ? "preamble\r\n" : "");
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            print(out, "--" + boundary + "\r\n");
            out.writeBytes(entity(random, depth + 1, ""));
            print(out, "\r\n");
        }
        print(out, "--" + boundary + "--" + (random.nextBoolean() ? "\r\nepilogue" : ""));
        return out.toByteArray();
    }

    private static byte[] message(RandomGenerator random, int depth, String fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(out, fields + "Content-Type: message/rfc822\r\n\r\n");
        out.writeBytes(entity(random, depth + 1, "Subject: s" + random.nextInt(1000) + "\r\n"));
        return out.toByteArray();
    }

    private static byte[] leaf(RandomGenerator random, String fields) {
        String type =
                pick(random, List.of("text/plain; charset=utf-8", "TEXT/html", "application/pdf; name=\"a b.pdf\""));
        String encoding = pick(random, List.of("7bit", "base64", "quoted-printable"));
        String disposition = pick(
                random,
                List.of("", "Content-Disposition: attachment; filename=x.txt\r\n", "Content-Disposition: inline\r\n"));
        String body = pick(
                random,
                List.of(
                        "",
                        "one",
                        "one\r\ntwo\r\n",
                        "\r\n\r\n",
                        "--\r\n--b\r\n",
                        "aGVsbG8gd29ybGQ=",
                        "a=3Db=\r\nc",
                        "gr=C3=BC"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String plain = encoding.equals("base64") ? "aGVsbG8g\r\nd29ybGQ=" : body;
        print(
                out,
                fields + disposition + "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding
                        + "\r\n\r\n" + plain);
        return out.toByteArray();
    }

    private static void print(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pick(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
