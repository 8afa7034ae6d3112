package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// Names a subscription.
@Embeddable
public class SubscriptionKey {

    @Column(name = "account_id")
    private long accountId;

    private String name;

    protected SubscriptionKey() {}

    public SubscriptionKey(long accountId, String name) {
        this.accountId = accountId;
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubscriptionKey that && accountId == that.accountId && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(accountId) * 31 + name.hashCode();
    }
}
