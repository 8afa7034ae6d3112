package org.mailmax.bench.client;

import java.io.IOException;

/// What the untagged responses to one command said, counted while they pass by.
public final class Untagged {

    private long fetches;
    private long literalOctets;
    private long exists = -1;
    private long found;
    private long messages = -1;

    void forget() {
        fetches = 0;
        literalOctets = 0;
        exists = -1;
        found = 0;
        messages = -1;
    }

    /// Number of FETCH responses.
    public long fetches() {
        return fetches;
    }

    /// Octets of all literals together.
    public long literalOctets() {
        return literalOctets;
    }

    /// The last EXISTS, or -1 when none came.
    public long exists() {
        return exists;
    }

    /// How many numbers SEARCH named.
    public long found() {
        return found;
    }

    /// MESSAGES of the last STATUS, or -1 when none came.
    public long messages() {
        return messages;
    }

    /// Takes a whole response that begins with this line, its literals included.
    void take(Line line, Wire wire) throws IOException {
        classify(line);
        Line part = line;
        for (long literal = part.literal(); literal >= 0; literal = part.literal()) {
            literalOctets += literal;
            wire.skip(literal);
            part = wire.line();
        }
    }

    private void classify(Line line) throws IOException {
        int keyword = line.afterDigits(2);
        if (keyword > 2) {
            numbered(line, keyword);
        } else if (line.hasAt(2, "SEARCH")) {
            found += line.countNumbers(8);
        } else if (line.hasAt(2, "STATUS ")) {
            int word = line.findLast("MESSAGES "); // the last one: a folder may bear the name
            messages = word < 0 ? -1 : line.number(word + 9);
        } else if (line.hasAt(2, "BYE") || line.hasAt(2, "BAD") || line.hasAt(2, "NO ")) {
            throw new UnexpectedReply("a command", line.text());
        }
    }

    private void numbered(Line line, int word) {
        if (line.hasAt(word, " FETCH ")) {
            fetches++;
        } else if (line.hasAt(word, " EXISTS")) {
            exists = line.number(2);
        }
    }
}
