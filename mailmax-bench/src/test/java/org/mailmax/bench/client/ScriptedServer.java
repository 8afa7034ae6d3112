package org.mailmax.bench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Plays one conversation: lines of the server (`S: `), lines expected of the client (`C: `), then closes.
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> surprises = new ArrayList<>();
    private final Thread thread;

    public ScriptedServer(String script) throws IOException {
        thread = Thread.startVirtualThread(() -> play(script));
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    private void play(String script) {
        try (Socket socket = door.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line : script.lines().toList()) {
                if (line.startsWith("S: ")) {
                    socket.getOutputStream().write((line.substring(3) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    expect(line.substring(3), in.readLine());
                }
            }
        } catch (IOException e) {
            surprises.add(e.toString());
        }
    }

    private void expect(String line, String came) {
        if (!line.equals(came)) {
            surprises.add("expected \"" + line + "\", got \"" + came + "\"");
        }
    }

    /// What the client said otherwise than the script wants; waits for the end of the script.
    public List<String> surprises() throws InterruptedException {
        thread.join();
        return surprises;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
