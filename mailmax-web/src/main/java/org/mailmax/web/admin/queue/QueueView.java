package org.mailmax.web.admin.queue;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.Page;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedRecipient;
import org.mailmax.queue.QueueRecipient.State;
import org.mailmax.web.admin.frame.LazyRows;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;

/// The list of those who wait for a message.
@Named("queue")
@ViewScoped
public class QueueView implements Serializable {

    @Inject
    private QueueAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    private LazyRows<QueuedRecipient, Column> rows;
    private String state = "";
    private String destination = "";
    private String sender = "";

    private enum Column {
        SINCE
    }

    @PostConstruct
    void begin() {
        rows = new LazyRows<>(this::read, row -> Long.toString(row.id()), Column.SINCE);
    }

    private Page<QueuedRecipient> read(ListRequest<Column> request) throws AdministrationException {
        Optional<State> wanted = state.isEmpty() ? Optional.empty() : Optional.of(State.valueOf(state));
        return administration.list(session.who(), wanted, destination, sender, request.first(), request.size());
    }

    /// Says so when somebody may not look at this.
    public void enter() {
        try {
            read(new ListRequest<>("", Column.SINCE, ListRequest.Order.ASCENDING, 0, 1));
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public LazyRows<QueuedRecipient, Column> getRows() {
        return rows;
    }

    public State[] getStates() {
        return State.values();
    }

    public String getState() {
        return state;
    }

    /// What is no state is all of them.
    public void setState(String state) {
        this.state = state != null && state.matches("WAITING|HELD") ? state : "";
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination == null ? "" : destination.strip();
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender == null ? "" : sender.strip();
    }
}
