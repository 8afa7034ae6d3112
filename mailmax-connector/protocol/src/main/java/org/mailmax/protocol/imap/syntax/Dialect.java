package org.mailmax.protocol.imap.syntax;

import java.util.Optional;

/// Which IMAP the client speaks: the old one until it says ENABLE IMAP4rev2 (RFC 9051 §6.3.1, appendix A). The two
/// differ in how mailbox names are spelled and in a few answers.
public enum Dialect {
    /// RFC 3501: mailbox names in modified UTF-7, RECENT, `* SEARCH`.
    REV1 {
        @Override
        public Optional<String> decoded(String mailbox) {
            return ModifiedUtf7.decode(mailbox);
        }

        @Override
        public String encoded(String mailbox) {
            return ModifiedUtf7.encode(mailbox);
        }
    },
    /// RFC 9051: mailbox names in UTF-8, no RECENT, `* ESEARCH`.
    REV2 {
        @Override
        public Optional<String> decoded(String mailbox) {
            return Optional.of(mailbox);
        }

        @Override
        public String encoded(String mailbox) {
            return mailbox;
        }
    };

    /// The name that is spelled like this, or nothing when none is.
    public abstract Optional<String> decoded(String mailbox);

    /// How the name is spelled.
    public abstract String encoded(String mailbox);
}
