package org.mailmax.web.webmail.folder;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line over which a page is told that something has changed (RFC 6455). It carries one word and never any mail;
/// who knows the key of a session, hard to guess and gone with it, may listen.
@ServerEndpoint("/webmail/news/{key}")
public class NewsSocket {

    /// Lines of one session: its open pages.
    private static final int MAX_LINES = 50;

    private static final Map<String, Set<Session>> LINES = new ConcurrentHashMap<>();

    @OnOpen
    public void open(@PathParam("key") String key, Session line) throws IOException {
        Set<Session> lines = LINES.get(key);
        if (lines == null || lines.size() >= MAX_LINES) {
            line.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not expected"));
            return;
        }
        line.setMaxTextMessageBufferSize(64);
        lines.add(line);
    }

    @OnClose
    public void close(@PathParam("key") String key, Session line) {
        LINES.getOrDefault(key, Set.of()).remove(line);
    }

    /// From now on pages may listen with this key.
    static void expect(String key) {
        LINES.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet());
    }

    /// Tells all pages of the session. A line that is broken closes by itself.
    static void tell(String key) {
        LINES.getOrDefault(key, Set.of()).forEach(line -> line.getAsyncRemote().sendText("changed"));
    }

    /// Nobody listens with this key any more.
    static void forget(String key) {
        Set<Session> lines = LINES.remove(key);
        if (lines != null) {
            lines.forEach(NewsSocket::hangUp);
        }
    }

    private static void hangUp(Session line) {
        try {
            line.close();
        } catch (IOException broken) {
            System.getLogger(NewsSocket.class.getName()).log(System.Logger.Level.DEBUG, "line was broken", broken);
        }
    }
}
