package org.mailmax.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailmax.mail.message.Content;

/// A content behind another, as one.
public record JoinedContent(Content first, Content rest) implements Content {

    @Override
    public long size() {
        return first.size() + rest.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int fromFirst = position < first.size() ? first.read(position, target) : 0;
        int fromRest = target.hasRemaining() ? rest.read(position + fromFirst - first.size(), target) : 0;
        return fromFirst + fromRest;
    }
}
