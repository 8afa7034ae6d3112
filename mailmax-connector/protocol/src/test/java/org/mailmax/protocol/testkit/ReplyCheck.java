package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Compares what the server says with the `<` and `<!` lines of one reply.
final class ReplyCheck {

    private final Dialect dialect;
    private final Bindings names;
    private final Conversation conversation;
    private final ReplyLines reply;
    private final List<String> open;
    private final boolean more;

    ReplyCheck(Dialect dialect, Bindings names, Conversation conversation, ReplyLines reply) {
        this.dialect = dialect;
        this.names = names;
        this.conversation = conversation;
        this.reply = reply;
        this.open = new ArrayList<>(reply.before());
        this.more = open.remove(Dialect.MORE) || dialect.allowsMore();
    }

    void check() throws IOException {
        while (!open.isEmpty() || reply.last().isPresent()) {
            String said = conversation.read().orElse(Dialect.CLOSED);
            reply.refused().stream()
                    .filter(text -> dialect.matches(names, text, said))
                    .forEach(text -> fail("no " + text, said));
            if (said.equals(Dialect.CLOSED) || ends(said)) {
                checkLast(said);
                return;
            }
            if (!remove(said) && !more) {
                fail(String.join("\n   or ", reply.last().map(List::of).orElse(open)), said);
            }
        }
    }

    private boolean ends(String said) {
        Optional<String> last = reply.last();
        boolean skips = more && dialect == Dialect.POP3;
        return last.isPresent() && (skips ? dialect.matches(names, last.get(), said) : dialect.isLast(said));
    }

    private void checkLast(String said) {
        remove(said);
        if (!dialect.matches(names, reply.last().orElse("more"), said)) {
            fail(reply.last().orElse("more"), said);
        }
        if (!open.isEmpty()) {
            fail(String.join("\n  and ", open) + "\n  before", said);
        }
    }

    private boolean remove(String said) {
        for (Iterator<String> each = open.iterator(); each.hasNext(); ) {
            if (dialect.matches(names, each.next(), said)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private static void fail(String expected, String said) {
        throw new AssertionError("expected: " + expected + "\n but was: " + said);
    }
}
