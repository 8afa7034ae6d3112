package org.mailmax.mail.port;

import org.mailmax.mail.transfer.EnhancedStatus;

/// Why mail could not do what was asked, in words of mail. One switch in each protocol turns these into its replies;
/// the compiler finds the missing case. The message is safe to show to the client.
public abstract sealed class MailException extends Exception {

    private static final long serialVersionUID = 1L;

    /// Refusals are answers, not accidents: they carry no stack trace.
    private MailException(String message) {
        super(message, null, false, false);
    }

    private MailException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Wrong name or wrong password; never says which.
    public static final class AuthenticationFailed extends MailException {
        public AuthenticationFailed() {
            super("authentication failed");
        }
    }

    /// The account may not do this, or not here.
    public static final class NotPermitted extends MailException {
        public NotPermitted(String message) {
            super(message);
        }
    }

    /// There is no such folder in this account, or not any more.
    public static final class NoSuchFolder extends MailException {
        public NoSuchFolder(String message) {
            super(message);
        }
    }

    public static final class FolderExists extends MailException {
        public FolderExists(String message) {
            super(message);
        }
    }

    /// The request can never work: a folder that has folders below it, the INBOX deleted, a name that is none.
    public static final class CannotDo extends MailException {
        public CannotDo(String message) {
            super(message);
        }
    }

    public static final class OverQuota extends MailException {
        public OverQuota(String message) {
            super(message);
        }
    }

    /// A named limit of the server was reached.
    public static final class LimitReached extends MailException {
        public LimitReached(String message) {
            super(message);
        }
    }

    /// A sender, recipient or message is refused for good.
    public static final class Refused extends MailException {

        private final transient EnhancedStatus status;

        public Refused(EnhancedStatus status, String message) {
            super(message);
            this.status = status;
        }

        public EnhancedStatus status() {
            return status;
        }
    }

    /// Something below is out of order (database, disk, too much to do): the same request may work later.
    public static final class TryLater extends MailException {
        public TryLater(String message, Throwable cause) {
            super(message, cause);
        }

        public TryLater(String message) {
            super(message);
        }
    }
}
