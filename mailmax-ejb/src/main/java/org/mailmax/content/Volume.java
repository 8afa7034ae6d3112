package org.mailmax.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// An append-only file of the content store. What lies before `committedTo` has had its rows; what lies behind it in a
/// volume of an earlier run is looked at once, when the server starts.
@Entity
public class Volume {

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
