package org.mailmax.mail.folder;

import java.util.List;
import org.mailmax.mail.message.UidSet;

/// Where messages came to lie: the contents of COPYUID and APPENDUID (RFC 4315 §3).
///
/// @param uidValidity of the target folder
/// @param sources the UIDs copied, ascending; empty after an append
/// @param targets the UIDs given, in the same order
/// @param modSeq the modseq of the expunge in the source folder after a move, else 0
public record CopyResult(long uidValidity, List<Long> sources, List<Long> targets, long modSeq) {

    public UidSet targetSet() {
        return UidSet.of(targets.stream().mapToLong(Long::longValue));
    }
}
