package org.mailmax.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Speaks to the operator console of the running server on its Unix socket. A request is the number of words on a line,
/// each word as `length:octets`, then the standard input as `length:octets`; an answer is a line `0` (done) or `1` (not
/// done), then text for the operator.
final class AdminClient {

    /// @param success whether it was done
    record Answer(boolean success, String text) {}

    private final Path socket;

    AdminClient(Path socket) {
        this.socket = socket;
    }

    Answer ask(List<String> words, byte[] input) {
        if (!Files.exists(socket)) {
            throw new Refusal("MailMax is not running (there is no " + socket + "); start it with './mailmax start'.");
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = ByteBuffer.wrap(request(words, input));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            return answer(Channels.newInputStream(channel).readAllBytes());
        } catch (IOException e) {
            throw new Refusal("MailMax does not answer on " + socket + ": " + e.getMessage(), e);
        }
    }

    static byte[] request(List<String> words, byte[] input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((words.size() + "\n").getBytes(StandardCharsets.US_ASCII));
        for (String word : words) {
            counted(bytes, word.getBytes(StandardCharsets.UTF_8));
        }
        counted(bytes, input);
        return bytes.toByteArray();
    }

    static Answer answer(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith("0\n") && !text.startsWith("1\n")) {
            throw new IOException("the answer is not understood");
        }
        return new Answer(text.startsWith("0"), text.substring(2));
    }

    private static void counted(ByteArrayOutputStream bytes, byte[] octets) throws IOException {
        bytes.write((octets.length + ":").getBytes(StandardCharsets.US_ASCII));
        bytes.write(octets);
    }
}
