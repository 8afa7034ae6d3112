package org.mailmax.route.sts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.mail.address.DomainName;

/// A policy as it was fetched.
@Entity
@Table(name = "sts_policy")
public class StsRow {

    @Id
    private String domain;

    @Column(name = "policy_id")
    private String policyId;

    @Enumerated(EnumType.STRING)
    private StsPolicy.Mode mode;

    private String mx;

    @Column(name = "fetched_at")
    private long fetchedAt;

    @Column(name = "expires_at")
    private long expiresAt;

    protected StsRow() {}

    StsRow(DomainName domain) {
        this.domain = domain.name();
    }

    void fill(String id, StsPolicy policy, Instant now) {
        policyId = id;
        mode = policy.mode();
        mx = String.join(" ", policy.mx());
        fetchedAt = now.getEpochSecond();
        expiresAt = now.plus(policy.maxAge()).getEpochSecond();
    }

    String policyId() {
        return policyId;
    }

    StsPolicy policy() {
        List<String> hosts = mx.isEmpty() ? List.of() : List.of(mx.split(" "));
        return new StsPolicy(mode, hosts, Duration.ofSeconds(expiresAt - fetchedAt));
    }

    boolean isExpired(Instant now) {
        return now.getEpochSecond() >= expiresAt;
    }

    boolean isOlderThan(Duration age, Instant now) {
        return now.getEpochSecond() - fetchedAt >= age.toSeconds();
    }
}
