package org.mailmax.adapter.console;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole;
import org.mailmax.mail.port.OperatorConsole.Answer;

/// One command and its answer. The command is a line with the number of words, then each word and at last the standard
/// input as `length:octets`; the answer is a line `0` (done) or `1` (not done), then text up to the end.
final class ConsoleDialogue {

    static final int MAX_WORDS = 64;
    static final int MAX_OCTETS = 1024 * 1024;

    private final SocketChannel client;
    private final OperatorConsole console;

    ConsoleDialogue(SocketChannel client, OperatorConsole console) {
        this.client = client;
        this.console = console;
    }

    void run() throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        List<String> words = new ArrayList<>();
        for (int left = number(in, '\n', MAX_WORDS); left > 0; left--) {
            words.add(text(in));
        }
        write(answer(words, text(in)));
    }

    private Answer answer(List<String> words, String input) {
        try {
            return console.run(words, input);
        } catch (MailException refused) {
            return new Answer(false, refused.getMessage());
        }
    }

    private void write(Answer answer) throws IOException {
        String text = (answer.success() ? "0\n" : "1\n") + answer.text();
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            client.write(octets);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] octets = new byte[number(in, ':', MAX_OCTETS)];
        in.readFully(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static int number(DataInputStream in, char end, int limit) throws IOException {
        int number = 0;
        for (int octet = in.readUnsignedByte(); octet != end; octet = in.readUnsignedByte()) {
            number = number * 10 + Character.digit(octet, 10);
            if (octet < '0' || octet > '9' || number > limit) {
                throw new IOException("malformed command");
            }
        }
        return number;
    }
}
