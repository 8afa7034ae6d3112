package org.mailmax.protocol.imap.session;

import java.util.Arrays;

/// The modseqs of changes this session made itself and its client knows of, so that it need not be told again.
/// Forgotten as soon as the feed has been read beyond them.
final class OwnChanges {

    private static final long[] NONE = new long[0];

    private long[] modSeqs = NONE;

    /// Up to where the client knows every change there was, its own ones included.
    private long complete;

    OwnChanges(long modSeq) {
        this.complete = modSeq;
    }

    /// A change whose outcome was written to the client.
    ///
    /// @param modSeq 0 when nothing changed
    void answered(long modSeq) {
        if (modSeq > 0) {
            modSeqs = Arrays.copyOf(modSeqs, modSeqs.length + 1);
            modSeqs[modSeqs.length - 1] = modSeq;
            complete = modSeq == complete + 1 ? modSeq : complete;
        }
    }

    /// A change whose outcome the client worked out itself, as with `.SILENT`. When somebody else came in between it
    /// cannot, and is told after all (RFC 9051 §6.4.6).
    void silent(long modSeq) {
        if (modSeq == complete + 1) {
            answered(modSeq);
        }
    }

    boolean told(long modSeq) {
        for (long known : modSeqs) {
            if (known == modSeq) {
                return true;
            }
        }
        return false;
    }

    /// The client knows everything up to there.
    void forget(long modSeq) {
        modSeqs = NONE;
        complete = modSeq;
    }
}
