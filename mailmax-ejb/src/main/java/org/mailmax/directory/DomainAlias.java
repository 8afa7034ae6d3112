package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.address.DomainName;

/// A second name of a domain: whoever has an address in the domain has it under this name too.
@Entity
@Table(name = "domain_alias")
public class DomainAlias {

    @Id
    private String name;

    @ManyToOne(optional = false)
    @JoinColumn(name = "domain_id", updatable = false)
    private Domain domain;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    protected DomainAlias() {}

    public DomainAlias(DomainName name, Domain domain, Instant created) {
        this.name = name.name();
        this.domain = domain;
        this.createdAt = created.getEpochSecond();
    }

    public DomainName name() {
        return new DomainName(name);
    }

    public Domain domain() {
        return domain;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
