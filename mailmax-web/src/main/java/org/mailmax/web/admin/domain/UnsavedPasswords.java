package org.mailmax.web.admin.domain;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.List;
import org.mailmax.administration.Actor;
import org.mailmax.administration.BulkOutcome;
import org.mailmax.mail.address.DomainName;

/// New passwords that nobody has saved yet: they are still there when somebody leaves the page and comes back, until
/// they are saved or put away, other ones are made, or the session ends.
@SessionScoped
public class UnsavedPasswords implements Serializable {

    private transient Actor maker;
    private transient DomainName domain;
    private transient List<BulkOutcome> outcomes;

    void keep(Actor who, DomainName where, List<BulkOutcome> made) {
        maker = who;
        domain = where;
        outcomes = made;
    }

    /// For whom made them, in the domain they were made in.
    List<BulkOutcome> of(Actor who, DomainName where) {
        return outcomes != null && who.equals(maker) && where.equals(domain) ? outcomes : List.of();
    }

    void forget() {
        outcomes = null;
    }
}
