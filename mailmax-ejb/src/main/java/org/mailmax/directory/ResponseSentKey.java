package org.mailmax.directory;

import java.io.Serializable;
import java.util.Objects;

/// The primary key of a [ResponseSent]: the key of its account and the sender's address in lower case.
public class ResponseSentKey implements Serializable {

    private long account;
    private String senderKey;

    public ResponseSentKey() {}

    public ResponseSentKey(long account, String senderKey) {
        this.account = account;
        this.senderKey = senderKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseSentKey that && account == that.account && senderKey.equals(that.senderKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, senderKey);
    }
}
