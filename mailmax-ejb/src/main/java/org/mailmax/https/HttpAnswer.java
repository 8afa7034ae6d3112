package org.mailmax.https;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An answer of a web server that has closed the connection (RFC 9112 §4).
///
/// @param fields names in lower case
public record HttpAnswer(int status, Map<String, String> fields, byte[] body) {

    private static final String END = "\r\n\r\n";

    /// @throws IOException when it is none, or not all of it came
    public static HttpAnswer read(byte[] octets) throws IOException {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0 || !text.matches("(?s)HTTP/1\\.[01] [0-9]{3}[ \r].*")) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> fields = new HashMap<>();
        text.substring(0, end).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        byte[] rest = Arrays.copyOfRange(octets, end + END.length(), octets.length);
        return new HttpAnswer(Integer.parseInt(text.substring(9, 12)), fields, body(fields, rest));
    }

    private static byte[] body(Map<String, String> fields, byte[] rest) throws IOException {
        if (fields.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return unchunked(new String(rest, StandardCharsets.ISO_8859_1));
        }
        String length = fields.getOrDefault("content-length", String.valueOf(rest.length));
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > rest.length) {
            throw new IOException("the answer is cut short");
        }
        return Arrays.copyOf(rest, Integer.parseInt(length));
    }

    /// RFC 9112 §7.1.
    private static byte[] unchunked(String text) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            String size =
                    line < 0 ? "" : text.substring(at, line).split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,7}")) {
                throw new IOException("the answer is cut short");
            }
            int octets = Integer.parseInt(size, 16);
            if (octets == 0) {
                return body.toByteArray();
            }
            at = line + 2 + octets + 2;
            if (at > text.length()) {
                throw new IOException("the answer is cut short");
            }
            body.writeBytes(text.substring(line + 2, at - 2).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /// The plain text of a 200, and of nothing else.
    ///
    /// @throws IOException when it is something else, or longer than so many octets
    public String plainText(int most) throws IOException {
        if (status != 200) {
            throw new IOException("the web server answered " + status);
        }
        String type = fields.getOrDefault("content-type", "").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("text/plain")) {
            throw new IOException("the answer is not plain text");
        }
        if (body.length > most) {
            throw new IOException("the answer is too long");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
