package org.mailmax.web.admin.frame;

import java.util.List;
import org.mailmax.administration.Actor;

/// The places of the navigation, in its order. A place is shown when its page is there; its name is the text
/// `nav.NAME`.
public enum Place {
    DASHBOARD("/admin/dashboard/dashboard.xhtml", "pi-chart-line", Audience.SYSTEM),
    DOMAINS("/admin/domain/domains.xhtml", "pi-globe", Audience.ADMINISTRATORS),
    QUEUE("/admin/queue/queue.xhtml", "pi-clock", Audience.ADMINISTRATORS),
    TRACE("/admin/trace/trace.xhtml", "pi-directions", Audience.ADMINISTRATORS),
    ROUTE("/admin/route/route.xhtml", "pi-map", Audience.ADMINISTRATORS),
    DNS("/admin/dns/dns.xhtml", "pi-server", Audience.ADMINISTRATORS),
    SESSIONS("/admin/sessions/sessions.xhtml", "pi-desktop", Audience.ADMINISTRATORS),
    AUDIT("/admin/audit/audit.xhtml", "pi-history", Audience.ADMINISTRATORS),
    TOKENS("/admin/tokens/tokens.xhtml", "pi-key", Audience.ADMINISTRATORS),
    ADMINISTRATORS("/admin/administrators/administrators.xhtml", "pi-users", Audience.APPOINTING),
    MAILBOX("/admin/mailbox/mailbox.xhtml", "pi-inbox", Audience.USERS),
    ACCOUNT("/admin/account/account.xhtml", "pi-lock", Audience.EVERYBODY);

    private final String page;
    private final String icon;
    private final Audience audience;

    /// Who sees a place. The services refuse the others anyway.
    private enum Audience {
        EVERYBODY,
        ADMINISTRATORS,
        APPOINTING,
        USERS,
        SYSTEM;

        boolean has(Actor actor) {
            boolean user = actor instanceof Actor.User;
            return switch (this) {
                case EVERYBODY -> true;
                case ADMINISTRATORS -> !user;
                case APPOINTING -> !user && !(actor instanceof Actor.Postmaster);
                case USERS -> user;
                case SYSTEM -> actor instanceof Actor.SystemAdministrator;
            };
        }
    }

    Place(String page, String icon, Audience audience) {
        this.page = page;
        this.icon = icon;
        this.audience = audience;
    }

    static List<Place> of(Actor actor) {
        return List.of(values()).stream()
                .filter(place -> place.audience.has(actor))
                .toList();
    }

    public String getPage() {
        return page;
    }

    public String getText() {
        return "nav." + name();
    }

    public String getIcon() {
        return icon;
    }

    /// All pages in the folder of a place belong to it.
    boolean has(String viewId) {
        return viewId.startsWith(page.substring(0, page.lastIndexOf('/') + 1));
    }
}
