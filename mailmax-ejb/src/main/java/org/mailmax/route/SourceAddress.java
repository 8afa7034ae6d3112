package org.mailmax.route;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.InetAddress;

/// The address of ours from which mail of a domain leaves.
@Entity
@Table(name = "source_address")
public class SourceAddress {

    /// In the place of a domain: all that have no address of their own.
    public static final String OTHERS = "*";

    @Id
    private String domain;

    @Column(name = "address")
    private String address;

    @Version
    private long version;

    protected SourceAddress() {}

    SourceAddress(String domain, InetAddress address) {
        this.domain = domain;
        this.address = address.getHostAddress();
    }

    /// Of the sender, or [#OTHERS].
    public String domain() {
        return domain;
    }

    public InetAddress address() {
        return InetAddress.ofLiteral(address);
    }

    void move(InetAddress to) {
        address = to.getHostAddress();
    }
}
