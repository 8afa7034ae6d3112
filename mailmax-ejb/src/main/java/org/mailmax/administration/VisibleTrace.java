package org.mailmax.administration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TraceStep.Kind;
import org.mailmax.trace.TracedMessage;

/// What a postmaster sees of a message that other domains have part in: the steps within the own domain, those of
/// addresses the own domain has sent to, and nothing of what happens inside other domains of ours.
final class VisibleTrace {

    /// Steps that tell how another domain treats its mail.
    private static final Set<Kind> INSIDE =
            Set.of(Kind.LEADS, Kind.STORED, Kind.KEPT, Kind.FORWARDED, Kind.CUT, Kind.ANSWERED);

    private final Vision vision;
    private final boolean ownSender;
    private final Set<String> reachedByUs = new HashSet<>();
    private final Set<String> reachedByOthers = new HashSet<>();

    private VisibleTrace(Message message, Vision vision) {
        this.vision = vision;
        this.ownSender = isOwn(message.sender());
        for (TraceStep step : message.steps()) {
            if (step.kind() == Kind.FORWARDED || step.kind() == Kind.LEADS) {
                boolean ours = step.about().map(vision::reaches).orElse(true);
                (ours ? reachedByUs : reachedByOthers).add(step.detail(0).toLowerCase(Locale.ROOT));
            }
        }
    }

    static TracedMessage of(TracedMessage traced, Vision vision) {
        if (vision.only().isEmpty()) {
            return traced;
        }
        VisibleTrace visible = new VisibleTrace(traced.message(), vision);
        return new TracedMessage(
                visible.reduced(traced.message()),
                traced.steps().stream()
                        .filter(timed -> visible.isShown(timed.step()))
                        .toList());
    }

    static Message of(Message message, Vision vision) {
        return vision.only().isEmpty() ? message : new VisibleTrace(message, vision).reduced(message);
    }

    private Message reduced(Message message) {
        List<String> recipients =
                message.recipients().stream().filter(this::isShown).toList();
        List<TraceStep> steps = message.steps().stream().filter(this::isShown).toList();
        return new Message(
                message.traceId(),
                message.at(),
                message.refused(),
                message.sender(),
                recipients,
                message.messageId(),
                message.octets(),
                steps);
    }

    private boolean isShown(TraceStep step) {
        Optional<EmailAddress> about = step.about();
        if (about.isEmpty() || vision.reaches(about.get())) {
            return true;
        }
        return !INSIDE.contains(step.kind())
                && !vision.isClosed(about.get())
                && isShown(about.get().toString().toLowerCase(Locale.ROOT));
    }

    /// The own, those the own domain forwards to, and those it has written to.
    private boolean isShown(String address) {
        return isOwn(address) || reachedByUs.contains(address) || ownSender && !reachedByOthers.contains(address);
    }

    private boolean isOwn(String address) {
        return EmailAddress.parse(address).map(vision::reaches).orElse(false);
    }
}
