package org.mailmax.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// How a message is signed.
public enum Algorithm {
    /// RFC 6376 §3.3.1, with 2048 bits as RFC 8301 §3.2 wants.
    RSA("rsa-sha256", "rsa", "RSA", "SHA256withRSA") {
        @Override
        KeyPair newKeys() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }

        @Override
        byte[] published(PublicKey key) {
            return key.getEncoded();
        }

        @Override
        byte[] signed(byte[] header) {
            return header;
        }
    },

    /// RFC 8463 §3: Ed25519 of the SHA-256 of the header.
    ED25519("ed25519-sha256", "ed25519", "Ed25519", "Ed25519") {
        @Override
        KeyPair newKeys() throws GeneralSecurityException {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }

        /// RFC 8463 §4.2: the key alone, which ends its encoding by X.509.
        @Override
        byte[] published(PublicKey key) {
            byte[] encoded = key.getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        }

        @Override
        byte[] signed(byte[] header) throws GeneralSecurityException {
            return MessageDigest.getInstance("SHA-256").digest(header);
        }
    };

    private final String tag;
    private final String keyType;
    private final String keyAlgorithm;
    private final String signature;

    Algorithm(String tag, String keyType, String keyAlgorithm, String signature) {
        this.tag = tag;
        this.keyType = keyType;
        this.keyAlgorithm = keyAlgorithm;
        this.signature = signature;
    }

    /// As it stands in `a=`.
    String tag() {
        return tag;
    }

    /// As it stands in `k=` of the key record.
    String keyType() {
        return keyType;
    }

    abstract KeyPair newKeys() throws GeneralSecurityException;

    /// The octets of `p=`.
    abstract byte[] published(PublicKey key);

    /// What goes into the signature for this canonical header.
    abstract byte[] signed(byte[] header) throws GeneralSecurityException;

    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyAlgorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The signature of a canonical header, in base 64.
    String sign(PrivateKey key, byte[] header) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(signature);
        signer.initSign(key);
        signer.update(signed(header));
        return Base64.getEncoder().encodeToString(signer.sign());
    }
}
