package org.mailmax.web.shared;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.ResourceBundle;
import org.mailmax.mail.port.MailException;
import org.primefaces.PrimeFaces;
import org.primefaces.csp.CspException;

/// What happens when an action fails: a refusal of the mail store becomes a sentence on the page, a page that was open
/// too long is loaded again, a request written by hand is refused, and everything else goes to the error page.
public class Failures extends ExceptionHandlerWrapper {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private static final int FORBIDDEN = 403;

    /// Named in faces-config.xml.
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new Failures(getWrapped().getExceptionHandler());
        }
    }

    private Failures(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            if (isHandled(events.next().getContext().getException(), faces)) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean isHandled(Throwable failure, FacesContext faces) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException expired) {
                loadAgain(expired, faces);
                return true;
            }
            if (cause instanceof CspException) {
                refuse(faces);
                return true;
            }
            if (cause instanceof MailException refusal && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
                tell(refusal, faces);
                return true;
            }
        }
        LOG.log(System.Logger.Level.ERROR, "a page failed", failure);
        return false;
    }

    private static void loadAgain(ViewExpiredException expired, FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + expired.getViewId());
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A form without the number its page has for its scripts: nobody sends that from a page of ours. It fails twice,
    /// before the page is written and while it is; once is enough.
    private static void refuse(FacesContext faces) {
        if (faces.getResponseComplete()) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "a form with a foreign nonce was refused");
        try {
            faces.getExternalContext().responseSendError(FORBIDDEN, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(MailException refusal, FacesContext faces) {
        ResourceBundle texts =
                ResourceBundle.getBundle(Texts.BUNDLE, faces.getViewRoot().getLocale());
        String sentence =
                switch (refusal) {
                    case MailException.TryLater _ -> texts.getString("failure.later");
                    case MailException.OverQuota _ -> texts.getString("failure.quota");
                    case MailException.NoSuchFolder _ -> texts.getString("folder.gone");
                    default -> texts.getString("failure.refused");
                };
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        if (faces.getPartialViewContext().isAjaxRequest()) {
            PrimeFaces.current().ajax().update("toast");
        }
    }
}
