package org.mailmax.protocol.smtp.stub;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/// One connection of a [ScriptedHost].
final class ScriptedSession {

    private final ScriptedHost host;
    private final int number;
    private final List<String> recipients = new ArrayList<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean secure;
    private String mail = "";

    ScriptedSession(ScriptedHost host, Socket socket, int number) throws IOException {
        this.host = host;
        this.number = number;
        use(socket);
    }

    void run() throws IOException {
        if (host.isTlsImplicit()) {
            secure();
        }
        boolean goesOn = answer(Phase.GREETING, "220 stub.test ESMTP");
        while (goesOn) {
            goesOn = command(line());
        }
    }

    private boolean command(String line) throws IOException {
        String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> answer(Phase.EHLO, ehlo());
            case "HELO" -> answer(Phase.HELO, "250 stub.test");
            case "STARTTLS" -> startTls();
            case "AUTH" -> answer(Phase.AUTH, "235 2.7.0 welcome");
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "BDAT" -> chunk(line);
            case "RSET" -> forget() && answer(Phase.RSET, "250 2.0.0 forgotten");
            case "QUIT" -> answer(Phase.QUIT, "221 bye") && false;
            default -> say("500 what?");
        };
    }

    private String ehlo() {
        StringBuilder lines = new StringBuilder("250-stub.test\n");
        host.keywords().forEach(word -> lines.append("250-").append(word).append('\n'));
        if (host.tls().isPresent() && !secure) {
            lines.append("250-STARTTLS\n");
        }
        return lines + "250 HELP";
    }

    private boolean mail(String line) throws IOException {
        Optional<Behaviour> odd = host.behaviour(Phase.MAIL);
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        forget();
        mail = line;
        return say("250 2.1.0 fine");
    }

    private boolean recipient(String line) throws IOException {
        if (mail.isEmpty()) {
            return say("503 5.5.1 MAIL first");
        }
        String address = line.replaceFirst("(?i)RCPT TO:<([^>]*)>.*", "$1");
        Optional<Behaviour> odd = host.behaviour(address).or(() -> host.behaviour(Phase.RCPT));
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        recipients.add(line);
        return say("250 2.1.5 fine");
    }

    private boolean data() throws IOException {
        if (recipients.isEmpty()) {
            return say("503 5.5.1 RCPT first");
        }
        Optional<Behaviour> odd = host.behaviour(Phase.DATA);
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        say("354 go on");
        StringBuilder octets = new StringBuilder();
        for (String line = line(); !line.equals("."); line = line()) {
            octets.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return taken(octets.toString());
    }

    /// Only messages in one chunk are known here.
    private boolean chunk(String line) throws IOException {
        Optional<Behaviour> odd = host.behaviour(Phase.CHUNK);
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        byte[] octets = in.readNBytes(Integer.parseInt(line.split(" ")[1]));
        if (recipients.isEmpty()) {
            return say("503 5.5.1 RCPT first");
        }
        return taken(new String(octets, StandardCharsets.ISO_8859_1));
    }

    private boolean taken(String octets) throws IOException {
        Optional<Behaviour> odd = host.behaviour(Phase.MESSAGE);
        Received message = new Received(number, secure, mail, List.copyOf(recipients), octets);
        forget();
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        host.take(message);
        return say("250 2.0.0 taken");
    }

    private boolean forget() {
        mail = "";
        recipients.clear();
        return true;
    }

    private boolean startTls() throws IOException {
        Optional<Behaviour> odd = host.behaviour(Phase.STARTTLS);
        return odd.isPresent() ? behave(odd.get()) : say("220 go on") && secure();
    }

    private boolean secure() throws IOException {
        Optional<Behaviour> odd = host.behaviour(Phase.HANDSHAKE);
        if (odd.isPresent()) {
            return behave(odd.get());
        }
        SSLSocket over = (SSLSocket) host.tls().orElseThrow().getSocketFactory().createSocket(socket, null, true);
        over.setUseClientMode(false);
        over.startHandshake();
        use(over);
        secure = true;
        return true;
    }

    private boolean answer(Phase phase, String usual) throws IOException {
        Optional<Behaviour> odd = host.behaviour(phase);
        return odd.isPresent() ? behave(odd.get()) : say(usual);
    }

    /// @return true when the session goes on
    private boolean behave(Behaviour behaviour) throws IOException {
        return switch (behaviour) {
            case Behaviour.Say said -> say(said.lines());
            case Behaviour.SayOctets said -> write(said.octets());
            case Behaviour.SayAndClose said -> say(said.line()) && finish();
            case Behaviour.Close _ -> false;
            case Behaviour.Deaf _ -> host.awaitEnd();
            case Behaviour.Stall _ -> stall();
        };
    }

    /// Waits for the client to close.
    private boolean stall() throws IOException {
        out.flush();
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    /// Lets the client read what was said: closing with something unread would throw it away.
    private boolean finish() throws IOException {
        out.flush();
        socket.shutdownOutput();
        return stall();
    }

    private boolean say(String lines) throws IOException {
        return write(lines.replace("\n", "\r\n") + "\r\n");
    }

    private boolean write(String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        if (in.available() == 0) {
            out.flush();
        }
        return true;
    }

    private String line() throws IOException {
        out.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the client is gone");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new IOException("a bare line end: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedInputStream(next.getInputStream());
        out = new BufferedOutputStream(next.getOutputStream());
    }
}
