package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.ForwardAdministration;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Manage Forwards, and the members of a group.
@Named("forwards")
@RequestScoped
public class ForwardsView {

    @Inject
    private ForwardAdministration forwards;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String targets = "";

    /// Adds one address or many, separated by blanks, commas or lines. What could not be added stays in the field.
    public void add() {
        List<String> left = Arrays.stream(targets.split("[\\s,;]+"))
                .filter(target -> !target.isEmpty())
                .dropWhile(this::added)
                .toList();
        targets = String.join("\n", left);
        mailbox.refresh();
    }

    private boolean added(String target) {
        try {
            EmailAddress added = forwards.add(session.who(), mailbox.address(), target);
            toast.done("forward.added", mailbox.address().toString(), added.toString());
            return true;
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.FORWARD, "forwardForm:targets"));
            return false;
        }
    }

    public void delete(EmailAddress target) {
        try {
            forwards.delete(session.who(), mailbox.address(), target);
            toast.done("forward.deleted", mailbox.address().toString(), target.toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        mailbox.refresh();
    }

    public String getTargets() {
        return targets;
    }

    public void setTargets(String targets) {
        this.targets = targets;
    }
}
