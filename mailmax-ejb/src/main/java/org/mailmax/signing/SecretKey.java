package org.mailmax.signing;

import java.security.PrivateKey;
import org.mailmax.mail.address.DomainName;

/// A key that is in use.
record SecretKey(DomainName domain, String selector, Algorithm algorithm, PrivateKey key) {}
