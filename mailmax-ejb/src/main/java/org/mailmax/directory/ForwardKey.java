package org.mailmax.directory;

import java.io.Serializable;
import java.util.Objects;

/// The primary key of a [Forward]: the key of its account and the target in lower case.
public class ForwardKey implements Serializable {

    private long account;
    private String targetKey;

    public ForwardKey() {}

    public ForwardKey(long account, String targetKey) {
        this.account = account;
        this.targetKey = targetKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForwardKey that && account == that.account && targetKey.equals(that.targetKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, targetKey);
    }
}
