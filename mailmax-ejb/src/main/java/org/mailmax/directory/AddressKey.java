package org.mailmax.directory;

import java.io.Serializable;
import java.util.Objects;

/// The primary key of an [Address]: the key of its domain and the local part in lower case.
public class AddressKey implements Serializable {

    private long domain;
    private String localKey;

    public AddressKey() {}

    public AddressKey(long domain, String localKey) {
        this.domain = domain;
        this.localKey = localKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressKey that && domain == that.domain && localKey.equals(that.localKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, localKey);
    }
}
