package org.mailmax.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/// How often something happened within an hour, on all nodes.
@Entity
@Table(name = "counter_slot")
@IdClass(CounterSlot.Key.class)
public class CounterSlot {

    @Id
    @Column(name = "hour_at", updatable = false)
    private long hour;

    @Id
    @Column(updatable = false)
    private String name;

    private long amount;

    protected CounterSlot() {}

    public Instant hour() {
        return Instant.ofEpochSecond(hour);
    }

    public String name() {
        return name;
    }

    public long amount() {
        return amount;
    }

    /// The primary key.
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long hour;
        private String name;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && hour == that.hour && Objects.equals(name, that.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(hour, name);
        }
    }
}
