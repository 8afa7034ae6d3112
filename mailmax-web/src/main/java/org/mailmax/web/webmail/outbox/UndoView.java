package org.mailmax.web.webmail.outbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.outbox.Scheduled;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.outbox.TakingBack.Result;

/// The line after sending, with the button that takes the message back.
@Named("undo")
@RequestScoped
public class UndoView {

    @Inject
    private JustSent sent;

    @Inject
    private TakingBack taking;

    @Inject
    private Toast toast;

    /// Opens the message to be written on.
    public String undo() throws MailException {
        Optional<Scheduled> message = sent.message();
        sent.forget();
        if (message.isEmpty()) {
            return null;
        }
        return switch (taking.takeBack(message.get())) {
            case Result.Draft draft -> {
                toast.done("outbox.undone");
                toast.keep();
                yield "/webmail/compose/compose.xhtml?faces-redirect=true&mode=draft&folder=" + draft.folder()
                        + "&message=" + draft.message();
            }
            case Result.TooLate _ -> failed("outbox.tooLate");
            case Result.NoCopy _ -> failed("outbox.noCopy");
        };
    }

    private String failed(String key) {
        toast.failed(key);
        return null;
    }
}
