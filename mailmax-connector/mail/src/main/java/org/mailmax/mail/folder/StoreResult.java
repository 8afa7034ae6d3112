package org.mailmax.mail.folder;

import java.util.List;
import org.mailmax.mail.message.UidSet;

/// What a change of flags did.
///
/// @param modSeq the modseq of this change, or 0 when no message changed
/// @param messages the flags of every message asked for that exists, changed or not
/// @param modified messages left alone because somebody changed them after the modseq given (RFC 7162 §3.1.3)
public record StoreResult(long modSeq, List<FolderChanges.FlagChange> messages, UidSet modified) {}
