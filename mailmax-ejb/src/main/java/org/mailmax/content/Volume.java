package org.mailmax.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;

/// An append-only file of the content store. What lies before `committedTo` has had its rows; what lies behind it in a
/// volume of an earlier run is looked at once, when the server starts.
@Entity
@NamedQuery(
        name = Volume.COMMITTED,
        query = "update Volume v set v.committedTo = :end where v.id = :id and v.committedTo < :end")
public class Volume {

    /// Moves the mark of a volume forward.
    public static final String COMMITTED = "Volume.committed";

    @Id
    private long id;

    @Column(name = "committed_to")
    private long committedTo;

    protected Volume() {}

    public Volume(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }

    public long committedTo() {
        return committedTo;
    }

    /// Every record that ends at this position or before has had its row.
    public void committed(long position) {
        committedTo = Math.max(committedTo, position);
    }
}
