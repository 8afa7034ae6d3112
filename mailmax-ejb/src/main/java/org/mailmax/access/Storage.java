package org.mailmax.access;

import jakarta.ejb.EJBException;
import org.mailmax.mail.port.MailException;

/// The border to what may be out of order: whatever fails below becomes [MailException.TryLater], refusals stay
/// refusals.
final class Storage {

    private static final System.Logger LOG = System.getLogger(Storage.class.getName());

    private Storage() {}

    /// Something that reads or writes stored mail.
    @FunctionalInterface
    interface Work<R> {
        R run() throws MailException;
    }

    static <R> R use(Work<R> work) throws MailException {
        try {
            return work.run();
        } catch (EJBException e) {
            if (e.getCause() instanceof MailException refusal) {
                throw refusal;
            }
            throw failed(e);
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static MailException failed(RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "stored mail is out of reach", e);
        return new MailException.TryLater("stored mail is out of reach", e);
    }
}
