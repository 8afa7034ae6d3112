package org.mailmax.adapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole;

class ConsoleListenerTest {

    @TempDir
    Path directory;

    private Path socket;
    private ConsoleListener listener;

    @BeforeEach
    void open() throws IOException {
        socket = directory.resolve("admin.sock");
        listener = ConsoleListener.open(socket, ConsoleListenerTest::echo);
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void aCommandWithItsInputIsAnswered() throws IOException {
        assertThat(send("2\n7:account3:add5:päss")).as("lengths count octets").isEqualTo("0\n[account, add] päss");
    }

    @Test
    void noWordsAndNoInputIsACommandToo() throws IOException {
        assertThat(send("0\n0:")).isEqualTo("0\n[] ");
    }

    @Test
    void aRefusalIsToldWithItsReason() throws IOException {
        assertThat(send("1\n6:refuse0:")).isEqualTo("1\nnot today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n", "65\n", "1\n-1:", "1\n2000000:", "1\n3:ab", "99999999999999999999\n", ""})
    void whatIsNoCommandGetsNoAnswer(String octets) throws IOException {
        assertThat(send(octets)).isEmpty();
    }

    @Test
    void onlyTheOwnerMayOpenTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void aSocketLeftBehindIsReplacedAndOneClosedIsGone() throws IOException {
        listener.close();
        assertThat(socket).doesNotExist();
        Files.createFile(socket);
        listener = ConsoleListener.open(socket, ConsoleListenerTest::echo);
        assertThat(send("0\n0:")).startsWith("0\n");
    }

    private static OperatorConsole.Answer echo(List<String> words, String input) throws MailException {
        if (words.contains("refuse")) {
            throw new MailException.NotPermitted("not today");
        }
        return new OperatorConsole.Answer(true, words + " " + input);
    }

    private String send(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException hungUp) {
            return "";
        }
    }
}
