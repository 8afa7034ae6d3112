package org.mailmax.web.admin.trace;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.TraceAdministration;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.Traces;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;

/// The search form of the message trace, and what was found.
@Named("trace")
@ViewScoped
public class TraceView implements Serializable {

    private static final int DAY = 24;

    @Inject
    private TraceAdministration traces;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    private String sender = "";
    private String recipient = "";
    private String id = "";
    private int hours = DAY;
    private transient List<Message> found;

    /// Looks again, for what is in the form.
    public void search() {
        Instant now = Instant.now();
        try {
            found = traces.find(
                    session.who(),
                    new TraceAdministration.Question(
                            sender,
                            recipient,
                            id,
                            now.minus(Duration.ofHours(hours)),
                            now.plus(Duration.ofMinutes(1))));
        } catch (AdministrationException e) {
            found = List.of();
            refusals.tell(e);
        }
    }

    public List<Message> getFound() {
        if (found == null) {
            search();
        }
        return found;
    }

    /// True when there are more than are shown.
    public boolean isCut() {
        return getFound().size() >= Traces.MOST_FOUND;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender == null ? "" : sender;
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient == null ? "" : recipient;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null ? "" : id;
    }

    public int getHours() {
        return hours;
    }

    public void setHours(int hours) {
        this.hours = hours;
    }
}
