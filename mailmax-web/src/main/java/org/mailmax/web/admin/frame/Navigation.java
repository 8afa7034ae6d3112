package org.mailmax.web.admin.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.MalformedURLException;
import java.util.List;
import org.mailmax.web.admin.login.AdminSession;

/// What the navigation of the administration shows.
@Named
@RequestScoped
public class Navigation {

    @Inject
    private AdminSession session;

    @Inject
    private FacesContext faces;

    /// Where this administrator may go.
    public List<Place> getPlaces() {
        return session.isSignedIn()
                ? Place.of(session.who()).stream().filter(this::isThere).toList()
                : List.of();
    }

    public boolean isHere(Place place) {
        String viewId = faces.getViewRoot().getViewId();
        boolean mailboxOfDomain = place == Place.DOMAINS && !session.isUser() && Place.MAILBOX.has(viewId);
        return place.has(viewId) || mailboxOfDomain;
    }

    private boolean isThere(Place place) {
        try {
            return faces.getExternalContext().getResource(place.getPage()) != null;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(place.getPage(), e);
        }
    }
}
