package org.mailmax.administration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/// Who changed what, and when. Written in the transaction of the change, never changed afterwards.
@Entity
@Table(name = "audit_record")
public class AuditRecord {

    static final int MAX_NAME = 320;
    static final int MAX_DETAIL = 2000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(name = "at_ms", updatable = false)
    private long atMillis;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String action;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String detail;

    @Column(updatable = false)
    private String domain = "";

    @Column(name = "before_text", updatable = false)
    private String before = "";

    @Column(name = "after_text", updatable = false)
    private String after = "";

    protected AuditRecord() {}

    AuditRecord(Instant at, String actor, AuditAction action, String subject, String detail) {
        this.atMillis = at.toEpochMilli();
        this.actor = cut(actor, MAX_NAME);
        this.action = action.text();
        this.subject = cut(subject, MAX_NAME);
        this.detail = cut(detail, MAX_DETAIL);
    }

    /// @param domain whose postmaster may see the record; nobody's when empty
    AuditRecord of(String domain) {
        this.domain = domain;
        return this;
    }

    AuditRecord changed(String before, String after) {
        this.before = cut(before, MAX_DETAIL);
        this.after = cut(after, MAX_DETAIL);
        return this;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return Instant.ofEpochMilli(atMillis);
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }

    /// What was there before the change, where that says more than the action alone.
    public String before() {
        return before;
    }

    public String after() {
        return after;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
