package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What an account holds in all its folders.
@Entity
@Table(name = "quota_usage")
public class QuotaUsage {

    @Id
    @Column(name = "account_id")
    private long accountId;

    private long octets;
    private long messages;

    protected QuotaUsage() {}

    public QuotaUsage(long accountId) {
        this.accountId = accountId;
    }

    public long accountId() {
        return accountId;
    }

    public long octets() {
        return octets;
    }

    public long messages() {
        return messages;
    }

    public void add(long moreMessages, long moreOctets) {
        messages += moreMessages;
        octets += moreOctets;
    }
}
