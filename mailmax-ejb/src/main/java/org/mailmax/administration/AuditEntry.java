package org.mailmax.administration;

import java.time.Instant;

/// A line of the audit: who did what to whom, and what was before and after.
public record AuditEntry(
        long id, Instant at, String actor, String action, String subject, String detail, String before, String after) {

    /// The columns the list can be sorted by.
    public enum Column {
        AT,
        ACTOR,
        ACTION,
        SUBJECT
    }

    static AuditEntry of(AuditRecord it) {
        return new AuditEntry(
                it.id(), it.at(), it.actor(), it.action(), it.subject(), it.detail(), it.before(), it.after());
    }
}
