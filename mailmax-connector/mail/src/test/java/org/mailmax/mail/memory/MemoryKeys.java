package org.mailmax.mail.memory;

import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.identity.AccountId;

/// Gives keys that never come again.
final class MemoryKeys {

    private long last;
    private long lastUidValidity;

    AccountId account() {
        return new AccountId(++last);
    }

    FolderId folder() {
        return new FolderId(++last);
    }

    long uidValidity() {
        return ++lastUidValidity;
    }

    String receipt() {
        return "m" + ++last;
    }
}
