package org.mailmax.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/// Says what an action did: in a corner of the page, beside a field, or on the page that comes next.
@RequestScoped
public class Toast {

    @Inject
    private Texts texts;

    @Inject
    private FacesContext faces;

    public void done(String key, Object... arguments) {
        add(null, FacesMessage.SEVERITY_INFO, key, arguments);
    }

    public void failed(String key, Object... arguments) {
        add(null, FacesMessage.SEVERITY_ERROR, key, arguments);
    }

    /// Beside the field whose `binding` or id path ends with the given id.
    public void atField(String id, String key, Object... arguments) {
        UIComponent field = faces.getViewRoot().findComponent(id);
        add(field == null ? null : field.getClientId(faces), FacesMessage.SEVERITY_ERROR, key, arguments);
        faces.validationFailed();
    }

    /// The same with a sentence that is in the visitor's language already.
    public void sayAtField(String id, String sentence) {
        UIComponent field = faces.getViewRoot().findComponent(id);
        say(field == null ? null : field.getClientId(faces), FacesMessage.SEVERITY_ERROR, sentence);
        faces.validationFailed();
    }

    public void sayFailed(String sentence) {
        say(null, FacesMessage.SEVERITY_ERROR, sentence);
    }

    /// Keeps the messages for the page the action leads to.
    public void keep() {
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    private void add(String client, Severity severity, String key, Object... arguments) {
        say(client, severity, texts.get(key, arguments));
    }

    private void say(String client, Severity severity, String sentence) {
        faces.addMessage(client, new FacesMessage(severity, sentence, sentence));
    }
}
