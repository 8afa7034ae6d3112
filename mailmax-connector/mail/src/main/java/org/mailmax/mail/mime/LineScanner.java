package org.mailmax.mail.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailmax.mail.message.Content;

/// Walks over the lines of a content through a window of bounded size; reads every octet once. A line longer than
/// the window comes in pieces.
final class LineScanner {

    static final int WINDOW = 64 * 1024;

    private final Content content;
    private final byte[] window;
    private long base;
    private int limit;
    private int start;
    private int end;
    private boolean terminated = true;
    private boolean continued;
    private boolean carriageReturn;
    private long lineFeeds;

    LineScanner(Content content) {
        this(content, WINDOW);
    }

    LineScanner(Content content, int largestWindow) {
        this.content = content;
        this.window = new byte[Math.clamp(content.size(), 1, largestWindow)];
    }

    /// Goes to the next line or piece of a line.
    ///
    /// @return false at the end of the content
    boolean next() throws IOException {
        lineFeeds += start < end && terminated ? 1 : 0;
        continued = !terminated;
        carriageReturn = end > start && window[end - 1] == '\r';
        start = end;
        end = lineEnd();
        terminated = end > start && window[end - 1] == '\n';
        return end > start;
    }

    byte[] window() {
        return window;
    }

    /// Where the line begins in the window.
    int start() {
        return start;
    }

    /// Where the line's text ends in the window: before its line end.
    int textEnd() {
        return Math.max(start, end - lineEndLength());
    }

    /// Where the line begins in the content.
    long position() {
        return base + start;
    }

    /// Where the next line begins in the content.
    long nextPosition() {
        return base + end;
    }

    /// False for the second and later pieces of a line.
    boolean startsLine() {
        return !continued;
    }

    /// True when this is a line from its beginning to its end, or to the end of the content.
    boolean isWhole() {
        return !continued && (terminated || base + end >= content.size());
    }

    /// How many octets end the line: CRLF or LF, or nothing.
    int lineEndLength() {
        if (!terminated) {
            return 0;
        }
        boolean carriageReturnBefore = end - start == 1 ? continued && carriageReturn : window[end - 2] == '\r';
        return carriageReturnBefore ? 2 : 1;
    }

    /// How many lines ended before this one.
    long lineFeeds() {
        return lineFeeds;
    }

    private int lineEnd() throws IOException {
        int from = start;
        while (true) {
            for (int i = from; i < limit; i++) {
                if (window[i] == '\n') {
                    return i + 1;
                }
            }
            int scanned = limit - start;
            if (!fill()) {
                return limit;
            }
            from = start + scanned;
        }
    }

    /// Makes room by dropping what lies before the line, and reads on.
    private boolean fill() throws IOException {
        if (base + limit >= content.size()) {
            return false;
        }
        System.arraycopy(window, start, window, 0, limit - start);
        base += start;
        end -= start;
        limit -= start;
        start = 0;
        int read = content.read(base + limit, ByteBuffer.wrap(window, limit, window.length - limit));
        limit += read;
        return read > 0;
    }
}
