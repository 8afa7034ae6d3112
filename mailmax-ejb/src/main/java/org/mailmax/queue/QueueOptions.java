package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;

/// What the sender asked for on the way of a message, as columns.
@Embeddable
public class QueueOptions {

    @Column(updatable = false)
    private String returned;

    @Column(name = "envelope_id", updatable = false)
    private String envelopeId;

    @Column(name = "require_tls", updatable = false)
    private boolean requireTls;

    @Column(updatable = false)
    private int priority;

    @Column(name = "hold_until", updatable = false)
    private long holdUntil;

    @Column(name = "deliver_by", updatable = false)
    private long deliverBy;

    @Column(name = "late_mode", updatable = false)
    private String lateMode;

    @Column(name = "deliver_trace", updatable = false)
    private boolean deliverTrace;

    protected QueueOptions() {}

    QueueOptions(DeliveryOptions options) {
        this.returned = options.returned().map(Enum::name).orElse("");
        this.envelopeId = options.envelopeId().orElse("");
        this.requireTls = options.requireTls();
        this.priority = options.priority();
        this.holdUntil = options.holdUntil().map(Instant::getEpochSecond).orElse(0L);
        this.deliverBy =
                options.deliverBy().map(by -> by.deadline().getEpochSecond()).orElse(0L);
        this.lateMode = options.deliverBy().map(by -> by.mode().name()).orElse("");
        this.deliverTrace = options.deliverBy().map(DeliverBy::trace).orElse(false);
    }

    /// In the order of [QueueRows].
    List<Object> columns() {
        return List.of(returned, envelopeId, requireTls, priority, holdUntil, deliverBy, lateMode, deliverTrace);
    }

    DeliveryOptions options() {
        return new DeliveryOptions(
                said(returned).map(Returned::valueOf),
                said(envelopeId),
                requireTls,
                priority,
                holdUntil == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(holdUntil)),
                said(lateMode).map(mode -> deliverBy(DeliverBy.Mode.valueOf(mode))));
    }

    private DeliverBy deliverBy(DeliverBy.Mode mode) {
        return new DeliverBy(Instant.ofEpochSecond(deliverBy), mode, deliverTrace);
    }

    private static Optional<String> said(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
