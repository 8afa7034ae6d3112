package org.mailmax.deposit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailmax.mail.message.Content;

/// A content behind another, as one.
record PrefixedContent(Content prefix, Content rest) implements Content {

    @Override
    public long size() {
        return prefix.size() + rest.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int fromPrefix = position < prefix.size() ? prefix.read(position, target) : 0;
        int fromRest = target.hasRemaining() ? rest.read(position + fromPrefix - prefix.size(), target) : 0;
        return fromPrefix + fromRest;
    }
}
