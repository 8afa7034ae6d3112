package org.mailmax.mail.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;

/// @param arrived the modseq it came with
record MemoryMessage(long uid, Content content, Instant received, Flags flags, long modSeq, long arrived) {

    MemoryMessage withFlags(Flags changed, long at) {
        return new MemoryMessage(uid, content, received, changed, at, arrived);
    }

    MessageView view(Set<FetchPart> parts) {
        return new MessageView(
                uid,
                flags,
                modSeq,
                received,
                content.size(),
                parts.contains(FetchPart.SUMMARY) ? Optional.of(Summaries.of(content)) : Optional.empty(),
                parts.contains(FetchPart.CONTENT) ? Optional.of(content) : Optional.empty());
    }

    FlagChange flagChange() {
        return new FlagChange(uid, flags, modSeq);
    }
}
