package org.mailmax.mail.folder;

import org.mailmax.mail.message.UidSet;

/// What an expunge removed.
///
/// @param modSeq the modseq of the expunge, or 0 when nothing was removed
public record ExpungeResult(long modSeq, UidSet expunged) {}
