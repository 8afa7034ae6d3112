package org.mailmax.signing;

import org.mailmax.signing.HeaderBlock.Field;

/// The three fields one host has added (RFC 8617 §4.2).
///
/// @param instance from 1
record ArcSet(int instance, Field results, Field signature, Field seal) {

    /// What a seal covers, in the order of RFC 8617 §5.1.1; the seal itself comes after it.
    String beforeSeal() {
        return results.canonical() + "\r\n" + signature.canonical() + "\r\n";
    }

    String canonical() {
        return beforeSeal() + seal.canonical() + "\r\n";
    }
}
