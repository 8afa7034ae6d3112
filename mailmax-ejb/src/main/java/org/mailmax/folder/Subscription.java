package org.mailmax.folder;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.mailmax.mail.folder.FolderName;

/// A name an account has subscribed to, whether or not there is such a folder (RFC 9051 §6.3.7).
@Entity
public class Subscription {

    @EmbeddedId
    private SubscriptionKey key;

    protected Subscription() {}

    public Subscription(long accountId, FolderName name) {
        this.key = new SubscriptionKey(accountId, name.value());
    }

    public FolderName name() {
        return new FolderName(key.name());
    }
}
