package org.mailmax.content;

import java.util.List;
import org.mailmax.mail.message.Content;

/// A message to be written into a volume.
///
/// @param journal what recovery needs besides the octets
/// @param parts the octets, one part after the other
public record NewContent(long id, byte[] journal, List<Content> parts) {

    public long octets() {
        return parts.stream().mapToLong(Content::size).sum();
    }
}
