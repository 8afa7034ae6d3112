package org.mailmax.administration;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmax.mail.address.EmailAddress;

/// Why a use case of the administration was not carried out; nothing was changed. The message may be shown as it is,
/// beside the field it is about.
@ApplicationException(rollback = true)
public abstract sealed class AdministrationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Field> field;

    private AdministrationException(Optional<Field> field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /// What people fill in.
    public enum Field {
        ADDRESS,
        DOMAIN,
        ALIAS,
        FORWARD,
        PASSWORD,
        QUOTA,
        RESPONDER_SUBJECT,
        RESPONDER_TEXT,
        RESPONDER_PERIOD,
        LIMIT,
        LABEL,
        CODE,
        FILE,
        ROUTE,
        SENDER,
        MESSAGE,
        TOKEN,
        SCOPE,
        EXPIRY,
        SETTING,
        SESSION,
        REASON,
        MEMBER
    }

    /// The field the message is about, when it is about one.
    public Optional<Field> field() {
        return field;
    }

    /// What was filled in cannot be used.
    public static final class InvalidValue extends AdministrationException {
        public InvalidValue(Field field, String message) {
            super(Optional.of(field), message);
        }
    }

    /// The name is in use already.
    public static final class AlreadyTaken extends AdministrationException {
        private final transient Optional<EmailAddress> owner;

        public AlreadyTaken(Field field, String message) {
            this(field, message, Optional.empty());
        }

        /// @param owner the mailbox that has it, for somebody who may know
        public AlreadyTaken(Field field, String message, Optional<EmailAddress> owner) {
            super(Optional.of(field), message);
            this.owner = owner;
        }

        public Optional<EmailAddress> owner() {
            return owner;
        }
    }

    /// Mail would go in a circle.
    public static final class Loop extends AdministrationException {
        private final transient List<EmailAddress> circle;

        /// @param circle the way of the mail, from the mailbox back to it
        public Loop(List<EmailAddress> circle) {
            super(Optional.of(Field.FORWARD), "Mail would go in a circle: " + way(circle) + ".");
            this.circle = List.copyOf(circle);
        }

        public List<EmailAddress> circle() {
            return circle;
        }

        private static String way(List<EmailAddress> circle) {
            return circle.stream().map(EmailAddress::toString).collect(Collectors.joining(" → "));
        }
    }

    /// The domain, or the reseller, may have no more.
    public static final class LimitReached extends AdministrationException {
        private final long limit;

        /// @param limit how many, or how many octets, there may be
        public LimitReached(Field field, String message, long limit) {
            super(Optional.of(field), message);
            this.limit = limit;
        }

        public long limit() {
            return limit;
        }
    }

    /// There is no such thing, or not any more.
    public static final class NotFound extends AdministrationException {
        public NotFound(Field field, String message) {
            super(Optional.of(field), message);
        }
    }

    /// The administrator may not do this. Said before anything is looked up, so it does not tell what exists.
    public static final class NotAllowed extends AdministrationException {
        public NotAllowed(String message) {
            super(Optional.empty(), message);
        }
    }

    /// Something else has to be done first.
    public static final class NotYet extends AdministrationException {
        public NotYet(String message) {
            super(Optional.empty(), message);
        }
    }

    /// Wrong address, password or System Admin box; never says which.
    public static final class LoginFailed extends AdministrationException {
        public LoginFailed() {
            super(Optional.empty(), "The address, the password or the System Admin box is not right.");
        }
    }

    /// The database is out of reach; the same may work later.
    public static final class TryLater extends AdministrationException {
        public TryLater(Throwable cause) {
            super(Optional.empty(), "This cannot be done at the moment. Please try again later.");
            initCause(cause);
        }
    }

    /// Too many failed logins from there: for a while none is looked at.
    public static final class TooManyAttempts extends AdministrationException {
        public TooManyAttempts() {
            super(Optional.empty(), "Too many failed logins. Please try again in a few minutes.");
        }
    }
}
