package org.mailmax.web.admin.find;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.mailmax.administration.AddressSearch;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.Found;
import org.mailmax.web.admin.login.AdminSession;

/// What the search box of the administration brings up.
@Named
@RequestScoped
public class FindView {

    @Inject
    private AddressSearch search;

    @Inject
    private AdminSession session;

    private String text = "";
    private List<Found> found;

    private List<Found> found() {
        if (found == null) {
            try {
                found = search.find(session.who(), text);
            } catch (AdministrationException nothingToSee) {
                found = List.of();
            }
        }
        return found;
    }

    public List<Found.OfDomain> getDomains() {
        return of(Found.OfDomain.class);
    }

    public List<Found.OfAddress> getAddresses() {
        return of(Found.OfAddress.class);
    }

    public List<Found.OfForward> getForwards() {
        return of(Found.OfForward.class);
    }

    private <T extends Found> List<T> of(Class<T> kind) {
        return found().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean isNothing() {
        return found().isEmpty();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null ? "" : text;
    }
}
